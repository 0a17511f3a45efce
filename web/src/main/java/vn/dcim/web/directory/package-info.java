/** The directory on the web: how it stands with it, and what sign-in would find in it. */
package vn.dcim.web.directory;
