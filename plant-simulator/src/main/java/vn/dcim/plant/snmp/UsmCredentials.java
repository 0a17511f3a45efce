package vn.dcim.plant.snmp;

import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/**
 * A user of SNMPv3's user-based security.
 *
 * @param user security name
 * @param auth null for none
 * @param authPassword at least 8 characters where {@code auth} is given
 * @param priv null for none
 * @param privPassword at least 8 characters where {@code priv} is given
 */
public record UsmCredentials(String user, Auth auth, String authPassword, Priv priv, String privPassword) {

    /** Authentication protocols (RFC 3414, RFC 7860). */
    public enum Auth {
        MD5(AuthMD5.ID),
        SHA1(AuthSHA.ID),
        SHA224(AuthHMAC128SHA224.ID),
        SHA256(AuthHMAC192SHA256.ID),
        SHA384(AuthHMAC256SHA384.ID),
        SHA512(AuthHMAC384SHA512.ID);

        private final OID id;

        Auth(OID id) {
            this.id = id;
        }

        /** The protocol's OID. */
        public OID id() {
            return id;
        }
    }

    /** Privacy protocols (RFC 3414, RFC 3826 and its longer keys in the derivations of Blumenthal and, as C, of Reeder). */
    public enum Priv {
        DES(PrivDES.ID),
        AES128(PrivAES128.ID),
        AES192(PrivAES192.ID),
        AES256(PrivAES256.ID),
        AES192C(PrivAES192With3DESKeyExtension.ID),
        AES256C(PrivAES256With3DESKeyExtension.ID);

        private final OID id;

        Priv(OID id) {
            this.id = id;
        }

        /** The protocol's OID. */
        public OID id() {
            return id;
        }
    }

    /** The same as SNMP4J's user. */
    public UsmUser usmUser() {
        return new UsmUser(
                new OctetString(user),
                auth == null ? null : auth.id(),
                auth == null ? null : new OctetString(authPassword),
                priv == null ? null : priv.id(),
                priv == null ? null : new OctetString(privPassword));
    }

    /** The level this user must use, as SNMP4J's number. */
    public int securityLevel() {
        if (auth == null) {
            return SecurityLevel.NOAUTH_NOPRIV;
        }
        return priv == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
    }

    @Override
    public String toString() {
        return "UsmCredentials[" + user + ", " + auth + ", " + priv + "]";
    }
}
