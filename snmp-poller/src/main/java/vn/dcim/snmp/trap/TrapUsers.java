package vn.dcim.snmp.trap;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import vn.dcim.core.device.Credentials;
import vn.dcim.snmp.PolledDevice;
import vn.dcim.snmp.transport.UsmAlgorithms;

/**
 * The SNMPv3 users whose notifications are believed: those by which devices are asked. A device whose engine is known has its
 * users to itself; a name that several devices know by different passwords works only there.
 */
final class TrapUsers {

    private final USM usm;

    TrapUsers(USM usm) {
        this.usm = usm;
    }

    /** Takes over the users of all devices that are asked now. */
    void know(Collection<PolledDevice> devices) {
        devices.stream()
                .filter(device -> "3".equals(device.credentials().version()))
                .forEach(device -> know(device.credentials(), device.peer().engine()));
    }

    private void know(Credentials credentials, Optional<OctetString> engine) {
        OctetString name = new OctetString(credentials.user());
        UsmUser user = new UsmUser(
                name,
                algorithm(credentials.authProtocol(), true),
                OctetString.fromString(credentials.authPassword()),
                algorithm(credentials.privProtocol(), false),
                OctetString.fromString(credentials.privPassword()));
        // why: without an engine, so that informs reach it (they are made for our engine), and traps of agents that
        // speak
        // with another engine than the one they answer with
        if (!Objects.equals(known(new OctetString(), name), user)) {
            usm.addUser(user);
        }
        engine.filter(id -> known(id, name) == null).ifPresent(id -> usm.addUser(user, id));
    }

    private UsmUser known(OctetString engine, OctetString name) {
        var entry = usm.getUserTable().getUser(engine, name);
        return entry == null ? null : entry.getUsmUser();
    }

    private static OID algorithm(String name, boolean authentication) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return authentication
                ? UsmAlgorithms.authentication(name, true).getID()
                : UsmAlgorithms.privacy(name, true).getID();
    }
}
