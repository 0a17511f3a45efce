/** Pages on which the registry is exchanged with NetBox and Snipe-IT, both ways. */
package vn.dcim.web.exchange;
