/** What the devices of the plant show of themselves over SNMP, after the MIBs of real makes. */
package vn.dcim.plant.face;
