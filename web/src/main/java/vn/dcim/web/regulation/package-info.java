/** How it stands with the texts in force: the page of all obligations, and that of each. */
package vn.dcim.web.regulation;
