/** The receiver of syslog: messages by UDP, TCP and TLS, read whatever form they have, handed to the core in their order. */
package vn.dcim.syslog;
