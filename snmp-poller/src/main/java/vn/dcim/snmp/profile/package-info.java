/** Device profiles: vendor knowledge as data, from which a device is identified and its points are found and decoded. */
package vn.dcim.snmp.profile;
