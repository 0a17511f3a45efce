package vn.dcim.snmp.transport;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.snmp4j.CommunityTarget;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * How requests to one agent are signed. Keys of version 3 are made for the engine that the agent turns out to have and belong to
 * this agent alone, so that two agents may know the same user by different passwords.
 */
final class PeerSecurity {

    private static final int MIN_PASSWORD = 8;
    private static final int MAX_USER = 32;

    private final SnmpTransport transport;
    private final Credentials credentials;
    private final @Nullable AuthenticationProtocol authentication;
    private final @Nullable PrivacyProtocol privacy;
    private volatile Target<UdpAddress> target;
    private volatile boolean stale;

    /** @throws DcimException INVALID_VALUE for credentials that no agent could accept */
    PeerSecurity(SnmpTransport transport, Credentials credentials, boolean weakAllowed) {
        this.transport = transport;
        this.credentials = credentials;
        boolean v3 = isV3();
        authentication = v3 && isGiven(credentials.authProtocol())
                ? UsmAlgorithms.authentication(credentials.authProtocol(), weakAllowed)
                : null;
        privacy = v3 && isGiven(credentials.privProtocol())
                ? UsmAlgorithms.privacy(credentials.privProtocol(), weakAllowed)
                : null;
        if (v3) {
            check();
        } else if (!isGiven(credentials.community())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "community", "", "the community that the agent knows");
        }
    }

    private void check() {
        String user = credentials.user();
        if (!isGiven(user) || user.length() > MAX_USER) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "user", String.valueOf(user), "1 to 32 characters");
        }
        if (privacy != null && authentication == null) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "authProtocol", "", "an authentication protocol where there is privacy");
        }
        checkPassword("authPassword", authentication != null, credentials.authPassword());
        checkPassword("privPassword", privacy != null, credentials.privPassword());
    }

    private static void checkPassword(String field, boolean needed, @Nullable String password) {
        if (needed && (password == null || password.length() < MIN_PASSWORD)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "…", "at least 8 characters (RFC 3414)");
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    boolean isV1() {
        return "1".equals(credentials.version());
    }

    boolean isV3() {
        return "3".equals(credentials.version());
    }

    PDU newPdu(int type) {
        PDU pdu = isV1() ? new PDUv1() : isV3() ? scoped() : new PDU();
        pdu.setType(type);
        return pdu;
    }

    private PDU scoped() {
        ScopedPDU pdu = new ScopedPDU();
        if (isGiven(credentials.context())) {
            pdu.setContextName(new OctetString(credentials.context()));
        }
        return pdu;
    }

    /** The next request asks the engine of version 3 anew who and when it is. */
    void doubt() {
        stale = isV3();
    }

    /** Returns how to send to an address; empty where the engine of version 3 does not tell who it is. */
    CompletableFuture<Optional<Target<UdpAddress>>> target(UdpAddress address, long timeoutMs) {
        Target<UdpAddress> known = target;
        if (known != null && !stale && known.getAddress().equals(address)) {
            return CompletableFuture.completedFuture(Optional.of(known));
        }
        if (!isV3()) {
            target = community(address);
            return CompletableFuture.completedFuture(Optional.of(target));
        }
        return CompletableFuture.supplyAsync(() -> discover(address, timeoutMs), transport.workers());
    }

    private Optional<Target<UdpAddress>> discover(UdpAddress address, long timeoutMs) {
        byte[] engine = transport.discoverEngine(address, timeoutMs);
        if (engine == null) {
            return Optional.empty();
        }
        Target<UdpAddress> known = target;
        // why: making keys of passwords costs milliseconds; a restarted agent mostly keeps its identity
        if (!(known instanceof DirectUserTarget<UdpAddress> user
                && user.getAddress().equals(address)
                && Arrays.equals(user.getAuthoritativeEngineID(), engine))) {
            target = user(address, engine);
        }
        stale = false;
        return Optional.of(target);
    }

    /** Returns the identity of the agent's engine; empty where it is not known, or not of version 3. */
    Optional<OctetString> engine() {
        return target instanceof DirectUserTarget<UdpAddress> user
                ? Optional.of(new OctetString(user.getAuthoritativeEngineID()))
                : Optional.empty();
    }

    private Target<UdpAddress> community(UdpAddress address) {
        CommunityTarget<UdpAddress> made =
                new CommunityTarget<>(address, OctetString.fromString(credentials.community()));
        made.setVersion(isV1() ? SnmpConstants.version1 : SnmpConstants.version2c);
        return made;
    }

    private Target<UdpAddress> user(UdpAddress address, byte[] engine) {
        OctetString authKey = authentication == null
                ? null
                : new OctetString(
                        authentication.passwordToKey(OctetString.fromString(credentials.authPassword()), engine));
        OctetString privKey = privacy == null
                ? null
                : new OctetString(SecurityProtocols.passwordToKey(
                        privacy, authentication, OctetString.fromString(credentials.privPassword()), engine));
        DirectUserTarget<UdpAddress> made = new DirectUserTarget<>(
                address, OctetString.fromString(credentials.user()), engine, authentication, authKey, privacy, privKey);
        made.setVersion(SnmpConstants.version3);
        return made;
    }
}
