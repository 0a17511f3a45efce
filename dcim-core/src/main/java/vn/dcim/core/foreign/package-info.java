/** Accounts of other systems: servers, VPN, door controllers. Their lists are imported and held against the texts. */
package vn.dcim.core.foreign;
