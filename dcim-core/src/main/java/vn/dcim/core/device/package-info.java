/** Devices: what answers a poll or publishes, how it is reached, and what it feeds. */
package vn.dcim.core.device;
