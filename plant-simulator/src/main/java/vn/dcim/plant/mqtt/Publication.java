package vn.dcim.plant.mqtt;

/**
 * One message to be published with QoS 1.
 *
 * @param retained whether the broker is to keep it
 * @param event whether it tells of something that happened once, and so must outlive a lost connection
 */
record Publication(String topic, String payload, boolean retained, boolean event) {}
