/** What a shift looks at with its own eyes, and what it saw. */
package vn.dcim.core.shift.round;
