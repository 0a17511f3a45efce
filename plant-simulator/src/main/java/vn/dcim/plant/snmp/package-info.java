/** SNMP agents for simulated devices: one selector thread serves any number of them, live values or recordings. */
package vn.dcim.plant.snmp;
