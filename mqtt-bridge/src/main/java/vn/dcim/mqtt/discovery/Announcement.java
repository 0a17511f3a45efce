package vn.dcim.mqtt.discovery;

import java.util.List;

/**
 * What one discovery message says.
 *
 * @param device identifies the device that its entities are of
 * @param name empty where it is not said, as all texts
 */
record Announcement(
        String topic,
        String device,
        String name,
        String manufacturer,
        String model,
        String serial,
        String firmware,
        List<Entity> entities) {}
