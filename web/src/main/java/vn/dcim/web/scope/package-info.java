/** Scope: the one way of pages and programs to devices, points and alarms, within what whoever asks may see. */
package vn.dcim.web.scope;
