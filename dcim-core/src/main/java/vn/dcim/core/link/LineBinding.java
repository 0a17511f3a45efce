package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;

/**
 * What ties probes to their line.
 *
 * @param source null for a probe that goes whatever way the system chooses, as the traffic of people does
 */
record LineBinding(@Nullable InetAddress source, String interfaceName) {

    static final LineBinding NONE = new LineBinding(null, "");

    /** Returns what ties to a line now; empty where its interface is gone or has no address. */
    static Optional<LineBinding> of(InternetLine line) {
        if (!line.sourceAddress().isEmpty()) {
            return LineProbe.address(line.sourceAddress()).map(source -> new LineBinding(source, line.interfaceName()));
        }
        // why: Java cannot tie a socket to an interface; the address that the interface has now stands for it
        try {
            NetworkInterface found = NetworkInterface.getByName(line.interfaceName());
            return found == null
                    ? Optional.empty()
                    : found.inetAddresses()
                            .filter(address -> !address.isLinkLocalAddress())
                            .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                            .map(source -> new LineBinding(source, line.interfaceName()));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
