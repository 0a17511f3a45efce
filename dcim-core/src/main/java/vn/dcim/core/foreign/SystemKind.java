package vn.dcim.core.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What another system is. */
public enum SystemKind {
    SERVER,
    VPN,
    DOOR_CONTROLLER,
    DIRECTORY,
    MAIL,
    NETWORK_DEVICE,
    APPLICATION,
    OTHER;

    /** Returns the word of forms, files and bundles, such as {@code door-controller}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<SystemKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
