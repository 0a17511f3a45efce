/** Rejected messages: what was received and nobody could use, and why. */
package vn.dcim.web.rejected;
