package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What an SNMP agent asks for. Kept sealed ({@link CredentialVault}), never in an address and never in a log.
 *
 * @param version {@code 1}, {@code 2c} or {@code 3}
 * @param community for versions 1 and 2c
 * @param user for version 3, as are the rest
 * @param authProtocol {@code SHA}, {@code SHA-224}, {@code SHA-256}, {@code SHA-384}, {@code SHA-512}, {@code MD5}, or null for none
 * @param privProtocol {@code AES}, {@code AES-192}, {@code AES-256}, {@code AES-192-C}, {@code AES-256-C}, {@code DES}, or null;
 *     the -C ones use the key derivation of Cisco devices
 */
@Serdeable
public record Credentials(
        String version,
        @Nullable String community,
        @Nullable String user,
        @Nullable String authProtocol,
        @Nullable String authPassword,
        @Nullable String privProtocol,
        @Nullable String privPassword,
        @Nullable String context) {

    public static Credentials v1(String community) {
        return new Credentials("1", community, null, null, null, null, null, null);
    }

    public static Credentials v2c(String community) {
        return new Credentials("2c", community, null, null, null, null, null, null);
    }

    public static Credentials v3(
            String user, String authProtocol, String authPassword, String privProtocol, String privPassword) {
        return new Credentials("3", null, user, authProtocol, authPassword, privProtocol, privPassword, null);
    }

    @Override
    public String toString() {
        return "Credentials[version=" + version + ", user=" + user + "]";
    }
}
