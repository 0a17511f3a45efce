/** Notices: who is told of alarms and of events of the system, by which channel, when, and what became of each attempt. */
package vn.dcim.core.notify;
