/** The bridge itself: one session with the broker, every message taken in once, acknowledged when it is durable. */
package vn.dcim.mqtt.bridge;
