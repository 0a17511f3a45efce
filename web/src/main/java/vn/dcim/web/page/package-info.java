/** Pages: the frame that every page stands in, its navigation, its look and its static files. */
package vn.dcim.web.page;
