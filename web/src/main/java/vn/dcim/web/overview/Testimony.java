package vn.dcim.web.overview;

import io.micronaut.core.annotation.Nullable;

/**
 * What a device says of the power that leaves it.
 *
 * @param output null when it says nothing, so that what feeds it decides
 * @param choice the source it has chosen; null for one that takes what comes
 */
record Testimony(@Nullable Flow output, @Nullable Choice choice) {

    static final Testimony NONE = new Testimony(null, null);

    /** Which of several sources a switch has chosen. */
    enum Choice {
        PREFERRED,
        ALTERNATE,
        UTILITY,
        GENERATOR,
        NOTHING
    }

    static Testimony of(Flow output) {
        return new Testimony(output, null);
    }

    static Testimony of(Choice choice) {
        return new Testimony(null, choice);
    }
}
