/** The calendar of work orders: a month, a week, moving an order to another day, and feeds for calendar programs. */
package vn.dcim.web.work.calendar;
