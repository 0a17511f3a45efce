/** What specs of the bridge share: a real broker that may be killed, a publisher, and a sink that remembers. */
package vn.dcim.mqtt.testing;
