package vn.dcim.mqtt.discovery;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;

/**
 * One value that a device announces.
 *
 * @param key the announcement's topic, and behind {@code #} the component where an announcement has several; unique
 * @param id names it within its device, with characters that a point's name may have
 * @param component {@code sensor}, {@code binary_sensor}, {@code switch}, or one that is not read
 * @param deviceClass empty for none, as all texts
 * @param template null where the payload is the value
 * @param unreadable why its template cannot be read; empty where it can
 * @param on what it says when it is on
 * @param expireAfter null for never
 * @param availability empty where it says nothing of being there
 */
record Entity(
        String key,
        String id,
        String component,
        String name,
        String deviceClass,
        String stateClass,
        String category,
        String unit,
        String stateTopic,
        String templateText,
        @Nullable ValueTemplate template,
        String unreadable,
        String on,
        String off,
        @Nullable Duration expireAfter,
        List<Presence> availability,
        Mode mode) {

    /** How several topics of availability count together. */
    enum Mode {
        /** There when all say so. */
        ALL,
        /** There when one says so. */
        ANY,
        /** What was said last. */
        LATEST
    }

    /**
     * A topic that says whether the entity is there.
     *
     * @param template null where the payload is the word
     */
    record Presence(String topic, @Nullable ValueTemplate template, String online, String offline) {}
}
