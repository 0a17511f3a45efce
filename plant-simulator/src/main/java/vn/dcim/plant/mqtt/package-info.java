/** What the plant's gateways and controllers publish over MQTT, and how they reach the broker. */
package vn.dcim.plant.mqtt;
