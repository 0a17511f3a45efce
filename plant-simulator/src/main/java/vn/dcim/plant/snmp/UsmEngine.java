package vn.dcim.plant.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.util.DefaultPDUFactory;

/** The SNMPv3 engine of one agent: its identity, boots and users, shared with nobody. */
final class UsmEngine {

    private static final SecurityProtocols PROTOCOLS = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.any);
    private static final byte[] PREFIX = {(byte) 0x80, 0x00, (byte) 0xC2, 0x51, 0x04};

    private final OctetString id;
    private final List<UsmCredentials> users;
    private final USM usm;
    private int bootsWithoutUsers;

    UsmEngine(OctetString id, int boots, List<UsmCredentials> users) {
        this.id = id;
        this.users = List.copyOf(users);
        // why: the table of users and keys is costly, and 500 agents of a benchmark have no user
        this.usm = users.isEmpty() ? null : new USM(PROTOCOLS, id, boots, new CounterSupport());
        this.bootsWithoutUsers = boots;
        users.forEach(user -> usm.addUser(user.usmUser()));
    }

    /** An identifier in the text format of RFC 3411, the same for the same name. */
    static byte[] idOf(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[] id = Arrays.copyOf(PREFIX, PREFIX.length + Math.min(27, text.length));
        System.arraycopy(text, 0, id, PREFIX.length, id.length - PREFIX.length);
        return id;
    }

    OctetString id() {
        return id;
    }

    synchronized int boots() {
        return usm == null ? bootsWithoutUsers : usm.getEngineBoots();
    }

    synchronized void restart() {
        bootsWithoutUsers++;
        if (usm != null) {
            usm.setLocalEngine(id, usm.getEngineBoots() + 1, 0);
        }
    }

    int levelOf(String user) {
        return users.stream()
                .filter(each -> each.user().equals(user))
                .mapToInt(UsmCredentials::securityLevel)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    UsmCredentials user(String name) {
        return users.stream()
                .filter(each -> each.user().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The agent has no user " + name));
    }

    /** A message processing model of SNMPv3 over this engine. */
    MPv3 model() {
        return new MPv3(
                id.getValue(),
                new DefaultPDUFactory(),
                PROTOCOLS,
                SecurityModels.getCollection(new org.snmp4j.security.SecurityModel[] {usm}),
                new CounterSupport());
    }
}
