/** Labels of assets as PDF, for sheets and tapes. */
package vn.dcim.web.label;
