/** Pages and API of accounts of other systems: what their lists prove, and how lists are imported. */
package vn.dcim.web.foreign;
