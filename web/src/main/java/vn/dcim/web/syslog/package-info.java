/** Log messages of registered sources, searched; and the sources. */
package vn.dcim.web.syslog;
