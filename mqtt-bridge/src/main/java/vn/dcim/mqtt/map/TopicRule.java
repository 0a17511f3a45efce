package vn.dcim.mqtt.map;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is published under one topic of a device.
 *
 * @param plain whether the payload is one value as plain text; otherwise JSON
 * @param when all must hold for the payload to be of this kind; several rules may share a topic and differ in this
 * @param names what else names of points may use, and where the payload says it
 * @param label where the payload says what the part is called that the points belong to; empty when it never does
 * @param time where the device says when, and how; empty when it never does
 * @param availability whether it says that the device is there, or null
 * @param every how often it comes; null where it comes when something happens
 * @param event whether a payload may say nothing that is a point (an event of another kind) without being a fault
 */
record TopicRule(
        TopicPattern pattern,
        boolean plain,
        List<Condition> when,
        Map<String, NameRule> names,
        List<FieldPath> label,
        List<FieldPath> time,
        TimeFormat timeFormat,
        List<PointRule> points,
        @Nullable AvailabilityRule availability,
        @Nullable Duration every,
        boolean event) {

    /**
     * A part of a name that stands in the payload.
     *
     * @param otherwise what it is where the payload does not say; null when it must
     */
    record NameRule(FieldPath path, @Nullable String otherwise) {}
}
