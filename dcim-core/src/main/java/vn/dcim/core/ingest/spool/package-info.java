/** What waits on disk while the database is away. */
package vn.dcim.core.ingest.spool;
