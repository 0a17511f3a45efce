/** The schedule: what runs by the clock, how it went, and what people may do about it. */
package vn.dcim.web.schedule;
