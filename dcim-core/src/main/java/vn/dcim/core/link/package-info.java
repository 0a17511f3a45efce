/** The lines to the Internet: what was promised, what each does by itself, and what it did in a month. */
package vn.dcim.core.link;
