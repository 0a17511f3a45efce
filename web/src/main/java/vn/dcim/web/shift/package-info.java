/** Pages of the shifts: who is on duty, the roster, rounds, the log book, handovers. */
package vn.dcim.web.shift;
