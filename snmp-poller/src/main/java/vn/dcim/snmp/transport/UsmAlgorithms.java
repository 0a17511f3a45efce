package vn.dcim.snmp.transport;

import java.util.Map;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * SNMPv3's algorithms by the names that {@link vn.dcim.core.device.Credentials} uses.
 *
 * <p>Source: RFC 3414, 3826, 7860; AES-192 and AES-256 with the key derivation of draft-blumenthal-aes-usm, with -C that of
 * draft-reeder-snmpv3-usm-3desede, as Cisco's agents have it.
 */
public final class UsmAlgorithms {

    private static final SecurityProtocols ALL = new SecurityProtocols(SecurityProtocolSet.any);
    private static final Map<String, AuthenticationProtocol> AUTHENTICATION = Map.of(
            "MD5", new AuthMD5(),
            "SHA", new AuthSHA(),
            "SHA-224", new AuthHMAC128SHA224(),
            "SHA-256", new AuthHMAC192SHA256(),
            "SHA-384", new AuthHMAC256SHA384(),
            "SHA-512", new AuthHMAC384SHA512());
    private static final Map<String, PrivacyProtocol> PRIVACY = Map.of(
            "DES", new PrivDES(),
            "AES", new PrivAES128(),
            "AES-192", new PrivAES192(),
            "AES-256", new PrivAES256(),
            "AES-192-C", new PrivAES192With3DESKeyExtension(),
            "AES-256-C", new PrivAES256With3DESKeyExtension());

    private UsmAlgorithms() {}

    /** Returns all of them, in the form that SNMP4J wants. */
    public static SecurityProtocols all() {
        return ALL;
    }

    /** @throws DcimException INVALID_VALUE for an unknown name, and for MD5 unless {@code weakAllowed} */
    public static AuthenticationProtocol authentication(String name, boolean weakAllowed) {
        AuthenticationProtocol protocol = AUTHENTICATION.get(name);
        if (protocol == null || name.equals("MD5") && !weakAllowed) {
            throw invalid("authProtocol", name, "SHA, SHA-224, SHA-256, SHA-384, SHA-512", "MD5");
        }
        return protocol;
    }

    /** @throws DcimException INVALID_VALUE for an unknown name, and for DES unless {@code weakAllowed} */
    public static PrivacyProtocol privacy(String name, boolean weakAllowed) {
        PrivacyProtocol protocol = PRIVACY.get(name);
        if (protocol == null || name.equals("DES") && !weakAllowed) {
            throw invalid("privProtocol", name, "AES, AES-192, AES-256, AES-192-C, AES-256-C", "DES");
        }
        return protocol;
    }

    private static DcimException invalid(String field, String name, String accepted, String weak) {
        return new DcimException(
                ErrorCode.INVALID_VALUE,
                field,
                name,
                accepted + "; " + weak + " only with dcim.snmp.weak-algorithms=true");
    }
}
