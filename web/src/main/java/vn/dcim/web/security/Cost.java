package vn.dcim.web.security;

import java.util.Locale;

/** What an answer takes of the machine, or of others, beyond that of a page. */
public enum Cost {
    /** Reads and writes out whole lists. */
    EXPORTS,
    /** Asks a device, which holds a thread for up to a minute. */
    DEVICE_QUESTIONS;

    /** Returns the word of the bundles, such as {@code device-questions}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
