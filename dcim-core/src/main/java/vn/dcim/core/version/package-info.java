/** Versions: what the tables of the registry were at an earlier instant, on MariaDB's system-versioned tables. */
package vn.dcim.core.version;
