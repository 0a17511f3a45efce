/** Transport: HTTPS with the site's certificate or one of the program's own, and the page of all paths with their ciphers. */
package vn.dcim.web.transport;
