package vn.dcim.snmp.transport;

import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.UdpAddress;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Where an SNMP agent is: {@code snmp://10.0.0.7:161}, {@code snmp://public@ups-a.example.vn}, {@code snmpv3://user@[2001:db8::7]}.
 *
 * @param version {@code 1}, {@code 2c} or {@code 3}, as the scheme says ({@code snmp:} means 2c)
 * @param name the community, or the user of version 3; null where none stands in the address
 * @param host a name or an IP address, without brackets
 */
public record SnmpAddress(String version, @Nullable String name, String host, int port) {

    private static final int DEFAULT_PORT = 161;
    private static final String EXPECTED =
            "snmp://[community@]host[:port] or snmpv3://[user@]host[:port], an IPv6 address in brackets";
    private static final Map<String, String> VERSIONS =
            Map.of("snmp", "2c", "snmpv1", "1", "snmpv2c", "2c", "snmpv3", "3");
    private static final Pattern SHAPE =
            Pattern.compile("(\\w+)://(?:(.*)@)?(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([\\w.-]+))(?::(\\d{1,5}))?/?");

    public static boolean isSnmp(String address) {
        int colon = address.indexOf("://");
        return colon > 0
                && VERSIONS.containsKey(address.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }

    /** @throws DcimException INVALID_VALUE with the address, less what may be a secret, and what would be accepted */
    public static SnmpAddress parse(String address) {
        Matcher matcher = SHAPE.matcher(address.strip());
        String version = matcher.matches() ? VERSIONS.get(matcher.group(1).toLowerCase(Locale.ROOT)) : null;
        if (version == null) {
            throw invalid(address, EXPECTED);
        }
        int port = matcher.group(5) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(5));
        if (port < 1 || port > 65_535) {
            throw invalid(address, "a port from 1 to 65535");
        }
        String host = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
        return new SnmpAddress(version, decoded(matcher.group(2), address), host, port);
    }

    private static @Nullable String decoded(@Nullable String name, String address) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(address, "a % before @ only with two hexadecimal digits, such as %40 for @");
        }
    }

    private static DcimException invalid(String address, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, "address", address.replaceFirst("//.*@", "//…@"), accepted);
    }

    /**
     * Looks the host up.
     *
     * @throws DcimException INVALID_VALUE when the host is unknown
     */
    UdpAddress resolve() {
        try {
            return new UdpAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, "host", host, "an IP address, or a name that the name server knows");
        }
    }

    /** Returns the address as it is stored and shown: without community or user. */
    @Override
    public String toString() {
        String scheme =
                switch (version) {
                    case "1" -> "snmpv1";
                    case "3" -> "snmpv3";
                    default -> "snmp";
                };
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
