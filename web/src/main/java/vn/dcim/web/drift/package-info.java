/** Drift: the list of what register and reality say otherwise, and what people do about it. */
package vn.dcim.web.drift;
