package vn.dcim.core.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a target is asked. */
public enum ProbeMethod {
    /** An echo of ICMP, by the ping of the system: Java cannot send one without being root. */
    ICMP,
    /** A connection that is made and closed. */
    TCP,
    /** A question to a server of names, over UDP. */
    DNS,
    /** A HEAD request; whatever the server answers, it was reached. */
    HTTP;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProbeMethod> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst();
    }
}
