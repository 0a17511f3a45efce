/** Export: what a page shows as a file for a spreadsheet. */
package vn.dcim.web.export;
