/** A simulated data centre that answers SNMP and speaks MQTT, with scenarios that make it fail. */
package vn.dcim.plant;
