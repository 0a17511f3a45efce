/** Work orders as a calendar shows them: by the time of their windows. {@link vn.dcim.core.work.calendar.WorkCalendar} changes nothing. */
package vn.dcim.core.work.calendar;
