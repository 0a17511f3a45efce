package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import vn.dcim.core.device.Credentials;
import vn.dcim.plant.Plant;
import vn.dcim.plant.PlantDevice;
import vn.dcim.plant.snmp.UsmCredentials;

/** What the agents of the plant ask for, in the words of the registry. */
final class PlantCredentials {

    private static final String V2C = "snmp://";
    /** What somebody set up with the community that it was delivered with, and never came back to. */
    private static final String LEFT_AS_DELIVERED = "PDU-B2";

    private PlantCredentials() {}

    /** Returns null for a device that is not asked. */
    static Credentials of(PlantDevice device) {
        UsmCredentials user = userOf(device);
        if (user != null) {
            return Credentials.v3(
                    user.user(), auth(user.auth()), user.authPassword(), priv(user.priv()), user.privPassword());
        }
        return device.address().startsWith(V2C)
                ? Credentials.v2c(URI.create(device.address()).getUserInfo())
                : null;
    }

    /** Returns where it is asked, without a secret. */
    static String addressOf(PlantDevice device) {
        String bare = device.address().replaceFirst("//.*@", "//");
        return userOf(device) == null ? bare : bare.replaceFirst("^" + V2C, "snmpv3://");
    }

    private static @Nullable UsmCredentials userOf(PlantDevice device) {
        if (device.credentials() != null) {
            return device.credentials();
        }
        return device.address().startsWith(V2C) && !device.key().equals(LEFT_AS_DELIVERED) ? Plant.MONITOR : null;
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
