/** The registry in the forms of other programs: NetBox's CSV and REST answers and Snipe-IT's lists, both ways. */
package vn.dcim.core.exchange;
