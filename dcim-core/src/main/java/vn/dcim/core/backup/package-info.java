/** Backups: what is backed up, by what and when, where its copies lie, and whether they can be brought back. */
package vn.dcim.core.backup;
