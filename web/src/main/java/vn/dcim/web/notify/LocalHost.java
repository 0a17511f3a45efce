package vn.dcim.web.notify;

import java.util.Set;

/** This machine, the one place to which nothing need be encrypted. */
final class LocalHost {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private LocalHost() {}

    static boolean is(String host) {
        return NAMES.contains(host);
    }
}
