/** Pages and programs of the lines to the Internet. */
package vn.dcim.web.link;
