/** Telemetry: samples as received, readings as understood, the latest of each point and the history of all. */
package vn.dcim.core.telemetry;
