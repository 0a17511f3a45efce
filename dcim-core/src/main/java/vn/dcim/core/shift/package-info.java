/** Who is on duty, around the clock: patterns, roster, swaps, and what is wrong with them. */
package vn.dcim.core.shift;
