package vn.dcim.core.transport;

import java.net.URI;

/** Whether an address is this machine's own, as it is written; no name server is asked. */
public final class Loopback {

    private Loopback() {}

    /** @param host a name or an address, an IPv6 one with or without brackets */
    public static boolean is(String host) {
        String bare = host.replaceAll("^\\[|]$", "");
        return bare.equalsIgnoreCase("localhost")
                || bare.matches("127(\\.\\d{1,3}){3}")
                || bare.equals("::1")
                || bare.equals("0:0:0:0:0:0:0:1");
    }

    /** @param url such as {@code ssl://host:8883}; false where it has no host */
    public static boolean isHostOf(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && is(host);
        } catch (IllegalArgumentException e) {
            // why: what is no address is nobody's, and who connects to it says so
            return false;
        }
    }
}
