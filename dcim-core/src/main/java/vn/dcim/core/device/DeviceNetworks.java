package vn.dcim.core.device;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * The networks in which devices may be asked. Whoever may add devices tells the program whom to send packets to, and learns who
 * answers: that should be devices, and nobody else.
 */
@Singleton
public final class DeviceNetworks {

    /** Private, shared, link-local and loopback addresses: RFC 1918, 6598, 3927, 1122, 4193, 4291. */
    private static final String USUAL =
            "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,169.254.0.0/16,127.0.0.0/8,"
                    + "fc00::/7,fe80::/10,::1/128";

    private static final Pattern NETWORK =
            Pattern.compile("(\\d+(?:\\.\\d+){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*)/(\\d{1,3})");

    /** For whoever may ask anybody from this machine anyway. */
    public static final DeviceNetworks ALL = new DeviceNetworks(List.of("0.0.0.0/0", "::/0"));

    private record Network(String text, byte[] address, int prefix) {

        static Network of(String text) {
            Matcher matcher = NETWORK.matcher(text);
            try {
                byte[] address = InetAddress.ofLiteral(matcher.matches() ? matcher.group(1) : "")
                        .getAddress();
                var network = new Network(text, address, Integer.parseInt(matcher.group(2)));
                if (network.prefix > address.length * Byte.SIZE) {
                    throw new IllegalArgumentException(text);
                }
                return network;
            } catch (IllegalArgumentException e) {
                throw new DcimException(
                        e, ErrorCode.INVALID_VALUE, "dcim.devices.networks", text, "10.20.0.0/16, 2001:db8::/32");
            }
        }

        boolean contains(byte[] other) {
            int rest = address.length * Byte.SIZE - prefix;
            return other.length == address.length
                    && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }
    }

    private final List<Network> networks;

    /**
     * @param networks each as address/bits
     * @throws DcimException INVALID_VALUE for one that is none
     */
    DeviceNetworks(@Property(name = "dcim.devices.networks", defaultValue = USUAL) List<String> networks) {
        this.networks = networks.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of)
                .toList();
    }

    /**
     * Refuses an address that lies in none of them. To be asked with the very address that is sent to: a name may stand for another one
     * the next time.
     *
     * @param host as it was given
     * @throws DcimException OUTSIDE_NETWORKS
     */
    public void require(String host, InetAddress address) {
        byte[] bytes = address.getAddress();
        if (networks.stream().noneMatch(network -> network.contains(bytes))) {
            throw new DcimException(ErrorCode.OUTSIDE_NETWORKS, host, address.getHostAddress(), this);
        }
    }

    @Override
    public String toString() {
        return networks.stream().map(Network::text).collect(Collectors.joining(", "));
    }
}
