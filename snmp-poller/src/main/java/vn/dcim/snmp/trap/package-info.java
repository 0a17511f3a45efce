/** Traps and informs: what devices say unasked makes them be asked at once. */
package vn.dcim.snmp.trap;
