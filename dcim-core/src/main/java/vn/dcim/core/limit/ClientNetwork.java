package vn.dcim.core.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Whom an address is counted as: one customer of a provider has a network of 2^64 addresses of IPv6, which count as one. */
public final class ClientNetwork {

    private static final int BYTES = 8;

    private ClientNetwork() {}

    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(wide.getAddress(), 0, BYTES) + "::/64"
                    : address;
        } catch (IllegalArgumentException e) {
            // why: a proxy may name whoever asks as it likes; what is no address is told apart by its text
            return address;
        }
    }
}
