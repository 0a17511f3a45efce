/** Pages of the permits to work. */
package vn.dcim.web.work.permit;
