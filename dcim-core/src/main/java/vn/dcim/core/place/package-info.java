/** Places: sites, rooms, rows and racks, the ground on which everything stands. */
package vn.dcim.core.place;
