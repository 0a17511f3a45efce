/** Log messages of registered sources: kept compressed and encrypted, searched, counted, watched. */
package vn.dcim.core.syslog;
