/** The pages of work orders: the list, one with what is legal next, its items and its paper, and the form of a new one. */
package vn.dcim.web.work;
