package vn.dcim.core.link;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * One target of a line and how it is asked. Targets are addresses: a name would be looked up over whatever line is there.
 *
 * @param port 0 for a method that has none
 * @param asked the name that a server of names is asked for, or the path of a request; empty for none
 */
public record LineProbe(ProbeRole role, ProbeMethod method, String address, int port, String asked) {

    private static final int MOST = 12;
    private static final int DNS_PORT = 53;
    private static final int GREATEST_PORT = 65535;
    private static final Pattern TARGET =
            Pattern.compile("(?:http://)?(\\[[0-9A-Fa-f:.]+]|[0-9.]+|[0-9A-Fa-f:.]+)(?::(\\d{1,5}))?(?:/(\\S*))?");

    /**
     * Reads probes, one a line: role, method and target, such as {@code outside tcp 203.0.113.7:443}.
     *
     * @throws DcimException INVALID_VALUE for probes, with the line that cannot be read
     */
    static List<LineProbe> read(String text) {
        List<LineProbe> probes = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> probes.add(of(line).orElseThrow(() ->
                        new DcimException(ErrorCode.INVALID_VALUE, "probes", line, "outside icmp 1.1.1.1"))));
        if (probes.size() > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "probes", probes.size(), "≤ " + MOST);
        }
        return probes;
    }

    private static Optional<LineProbe> of(String line) {
        String[] parts = line.split("\\s+");
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<ProbeRole> role = ProbeRole.of(parts[0]);
        Optional<ProbeMethod> method = ProbeMethod.of(parts[1]);
        Matcher target = TARGET.matcher(parts[2]);
        if (role.isEmpty() || method.isEmpty() || !target.matches()) {
            return Optional.empty();
        }
        String host = target.group(1).replaceAll("[\\[\\]]", "");
        int port = target.group(2) == null ? usualPort(method.get()) : Integer.parseInt(target.group(2));
        String asked = target.group(3) == null ? "" : target.group(3);
        boolean portFits =
                method.get() == ProbeMethod.ICMP ? target.group(2) == null : port > 0 && port <= GREATEST_PORT;
        boolean askedFits = asked.isEmpty() || method.get() == ProbeMethod.DNS || method.get() == ProbeMethod.HTTP;
        boolean schemeFits = method.get() == ProbeMethod.HTTP || !parts[2].startsWith("http:");
        return address(host)
                .filter(_ -> portFits && askedFits && schemeFits)
                .map(address -> new LineProbe(role.get(), method.get(), address.getHostAddress(), port, asked));
    }

    private static int usualPort(ProbeMethod method) {
        return switch (method) {
            case ICMP, TCP -> 0;
            case DNS -> DNS_PORT;
            case HTTP -> 80;
        };
    }

    /** Returns what a literal stands for; empty for a name, which is not looked up. */
    static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    InetAddress target() {
        return InetAddress.ofLiteral(address);
    }

    /** Returns the target as it is typed. */
    public String where() {
        String host = address.contains(":") && method != ProbeMethod.ICMP ? "[" + address + "]" : address;
        return switch (method) {
            case ICMP -> address;
            case TCP -> host + ":" + port;
            case DNS -> (port == DNS_PORT ? host : host + ":" + port) + (asked.isEmpty() ? "" : "/" + asked);
            case HTTP -> "http://" + (port == 80 ? host : host + ":" + port) + "/" + asked;
        };
    }

    @Override
    public String toString() {
        return role.code() + " " + method.code() + " " + where();
    }

    static String write(List<LineProbe> probes) {
        return probes.stream().map(LineProbe::toString).collect(Collectors.joining("\n"));
    }
}
