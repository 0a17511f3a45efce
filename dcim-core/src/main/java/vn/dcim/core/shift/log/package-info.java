/** The log book of the shifts: entries that nobody changes, what is watched, and points that are not finished. */
package vn.dcim.core.shift.log;
