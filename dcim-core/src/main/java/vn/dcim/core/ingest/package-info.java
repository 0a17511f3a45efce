/** Ingest: the one way of a reading from the collectors into history, pages and alarms. */
package vn.dcim.core.ingest;
