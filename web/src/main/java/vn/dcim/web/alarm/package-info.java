/** Alarms on the web: the console, one alarm with its story, and their resources of the API. */
package vn.dcim.web.alarm;
