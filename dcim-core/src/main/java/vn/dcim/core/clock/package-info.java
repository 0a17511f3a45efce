/** Sources of time: devices that are asked by NTP how far their clocks are from ours. */
package vn.dcim.core.clock;
