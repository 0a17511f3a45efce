/** Pages of the maintenance plan of a year and of the manuals it follows. */
package vn.dcim.web.maintenance;
