/** The MQTT bridge: topic maps say what messages mean, the bridge receives each of them once. */
package vn.dcim.mqtt;
