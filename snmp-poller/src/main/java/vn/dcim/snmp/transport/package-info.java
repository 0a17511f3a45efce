/** Talking SNMP: one socket, one agent at a time, with what was learned of each. */
package vn.dcim.snmp.transport;
