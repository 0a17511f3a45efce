/** The SNMP poller: asks every device in its rhythm and hands over what it says. */
package vn.dcim.snmp;
