package vn.dcim.demo;

import java.net.URI;
import vn.dcim.core.device.Credentials;
import vn.dcim.plant.PlantDevice;
import vn.dcim.plant.snmp.UsmCredentials;

/** What the agents of the plant ask for, in the words of the registry. */
final class PlantCredentials {

    private PlantCredentials() {}

    /** Returns null for a device that is not asked. */
    static Credentials of(PlantDevice device) {
        if (device.credentials() != null) {
            UsmCredentials known = device.credentials();
            return Credentials.v3(
                    known.user(), auth(known.auth()), known.authPassword(), priv(known.priv()), known.privPassword());
        }
        return device.address().startsWith("snmp://")
                ? Credentials.v2c(URI.create(device.address()).getUserInfo())
                : null;
    }

    private static String auth(UsmCredentials.Auth auth) {
        return switch (auth) {
            case null -> null;
            case MD5 -> "MD5";
            case SHA1 -> "SHA";
            case SHA224 -> "SHA-224";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
        };
    }

    private static String priv(UsmCredentials.Priv priv) {
        return switch (priv) {
            case null -> null;
            case DES -> "DES";
            case AES128 -> "AES";
            case AES192 -> "AES-192";
            case AES256 -> "AES-256";
            case AES192C -> "AES-192-C";
            case AES256C -> "AES-256-C";
        };
    }
}
