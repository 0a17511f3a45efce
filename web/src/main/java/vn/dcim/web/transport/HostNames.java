package vn.dcim.web.transport;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** The names and addresses by which this machine is reached, as a certificate writes them. */
final class HostNames {

    private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9._-]*[a-z0-9])?");

    private HostNames() {}

    static boolean isAddress(String name) {
        return address(name).isPresent();
    }

    /** Returns a name or an address as a certificate writes it; empty for what is neither. */
    static Optional<String> normal(String typed) {
        String name = typed.strip();
        Optional<InetAddress> address = address(name);
        if (address.isPresent()) {
            return address.filter(any -> !any.isAnyLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .map(text -> text.replaceFirst("%.*", ""));
        }
        try {
            String ascii = name.startsWith("*.") ? "*." + IDN.toASCII(name.substring(2)) : IDN.toASCII(name);
            return Optional.of(ascii.toLowerCase(Locale.ROOT)).filter(NAME.asMatchPredicate());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns them, those that were wished for first.
     *
     * @param wished names of the configuration
     * @param host the address that the program listens on
     */
    static List<String> of(List<String> wished, String host) {
        SequencedSet<String> names = new LinkedHashSet<>();
        wished.forEach(name -> normal(name).ifPresent(names::add));
        try {
            InetAddress here = InetAddress.getLocalHost();
            normal(here.getCanonicalHostName()).ifPresent(names::add);
            normal(here.getHostName()).ifPresent(names::add);
        } catch (UnknownHostException e) {
            // why: a machine whose name no server knows is reached by its addresses
        }
        normal(host).ifPresent(names::add);
        names.add("localhost");
        addresses(names);
        return List.copyOf(names);
    }

    private static void addresses(SequencedSet<String> names) {
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(card -> card.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .filter(address -> !address.isLinkLocalAddress())
                    .forEach(address -> normal(address.getHostAddress()).ifPresent(names::add));
        } catch (SocketException e) {
            // why: then the names must do; the machine's own are there already
        }
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.replaceFirst("%.*", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
