/** Starts the process; the pages, the API and the commands lie below. */
package vn.dcim.web;
