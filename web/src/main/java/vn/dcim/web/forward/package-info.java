/** Forward: the page of the log receivers, how it stands with each, and a test. */
package vn.dcim.web.forward;
