/** Backups as pages, papers, files and the API. */
package vn.dcim.web.backup;
