/** Scanning: from the code on a label to the page of its asset. */
package vn.dcim.web.scan;
