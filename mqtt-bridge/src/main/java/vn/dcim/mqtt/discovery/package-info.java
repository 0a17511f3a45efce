/** Devices that announce themselves by Home Assistant's MQTT discovery: what they say of themselves, and what their values mean. */
package vn.dcim.mqtt.discovery;
