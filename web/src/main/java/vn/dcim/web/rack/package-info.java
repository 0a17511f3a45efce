/** Racks drawn from front and rear, with what they hold, weigh and draw. */
package vn.dcim.web.rack;
