/** What one shift hands to the next: it writes itself, both sign it, and it stays as it was signed. */
package vn.dcim.core.shift.handover;
