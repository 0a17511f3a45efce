package vn.dcim.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.error.DcimException;
import vn.dcim.snmp.transport.SnmpView;

/**
 * The addresses that the interfaces of a device say they have. Sources: ifPhysAddress of IF-MIB (RFC 2863), ipAdEntAddr and
 * ipAddressIfIndex of IP-MIB (RFC 4293).
 */
final class InterfaceAddresses {

    private static final OID IF_PHYS_ADDRESS = new OID("1.3.6.1.2.1.2.2.1.6");
    private static final OID IP_AD_ENT_ADDR = new OID("1.3.6.1.2.1.4.20.1.1");
    private static final OID IP_ADDRESS_IF_INDEX = new OID("1.3.6.1.2.1.4.34.1.3");
    /** What fits in a fact. */
    private static final int MOST = 100;

    private static final int MAC_LENGTH = 6;
    private static final int IP4_LENGTH = 4;
    private static final int IP6_LENGTH = 16;
    /** Bits of the first octet: sent to many, and given by whoever administers the network instead of by the maker. */
    private static final int NOT_OF_A_MAKER = 0x03;
    /** Shared by the routers of a group: VRRP (RFC 5798) and HSRP. */
    private static final List<String> SHARED = List.of("00:00:5e:00:01:", "00:00:5e:00:02:", "00:00:0c:07:ac:");

    private InterfaceAddresses() {}

    /** Returns the facts that an agent tells; without those that it does not. */
    static Map<String, String> of(SnmpView view) {
        Map<String, String> told = new HashMap<>();
        join(walk(view, IF_PHYS_ADDRESS).values().stream().flatMap(value -> mac(value).stream()))
                .ifPresent(macs -> told.put(DeviceFact.MACS, macs));
        Stream<byte[]> old =
                walk(view, IP_AD_ENT_ADDR).keySet().stream().map(oid -> octets(oid, IP_AD_ENT_ADDR.size(), IP4_LENGTH));
        Stream<byte[]> recent = walk(view, IP_ADDRESS_IF_INDEX).keySet().stream()
                // why: kind and length of the address stand before it
                .map(oid -> octets(oid, IP_ADDRESS_IF_INDEX.size() + 2, oid.size() - IP_ADDRESS_IF_INDEX.size() - 2));
        join(Stream.concat(old, recent).flatMap(octets -> ip(octets).stream()))
                .ifPresent(ips -> told.put(DeviceFact.IPS, ips));
        return told;
    }

    private static Map<OID, Variable> walk(SnmpView view, OID root) {
        try {
            return view.walk(root);
        } catch (DcimException _) {
            // why: what else the device offers was found out; this is asked again the next time
            return Map.of();
        }
    }

    private static Optional<String> join(Stream<String> addresses) {
        String joined = addresses.distinct().limit(MOST).collect(Collectors.joining(" "));
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }

    private static Optional<String> mac(Variable value) {
        if (!(value instanceof OctetString text) || text.length() != MAC_LENGTH) {
            return Optional.empty();
        }
        byte[] octets = text.getValue();
        String mac = text.toHexString(':').toLowerCase(java.util.Locale.ROOT);
        boolean isNothing = Arrays.equals(octets, new byte[MAC_LENGTH]);
        boolean isOfMaker = (octets[0] & NOT_OF_A_MAKER) == 0;
        return isNothing || !isOfMaker || SHARED.stream().anyMatch(mac::startsWith)
                ? Optional.empty()
                : Optional.of(mac);
    }

    private static byte[] octets(OID oid, int from, int count) {
        if (count < 0 || oid.size() < from + count) {
            return new byte[0];
        }
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) {
            octets[i] = (byte) oid.get(from + i);
        }
        return octets;
    }

    private static Optional<String> ip(byte[] octets) {
        if (octets.length != IP4_LENGTH && octets.length != IP6_LENGTH) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByAddress(octets);
            boolean isOwn = address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isMulticastAddress();
            return isOwn ? Optional.empty() : Optional.of(address.getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
