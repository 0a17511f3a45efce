/** The pages of incidents: the list, one with its levels, notices and steps, and its minutes. */
package vn.dcim.web.incident;
