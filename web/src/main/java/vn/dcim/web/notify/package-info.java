/** Notices on the web: the channels by which they leave, their words, the page of the queue and the link that acknowledges. */
package vn.dcim.web.notify;
