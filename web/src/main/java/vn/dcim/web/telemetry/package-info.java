/** Readings and their history in the API. */
package vn.dcim.web.telemetry;
