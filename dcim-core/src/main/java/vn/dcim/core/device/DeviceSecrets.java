package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;

/** Tells how strong the secrets are that devices are asked with, and nothing else of them. */
@Singleton
public final class DeviceSecrets {

    private static final String V3 = "3";

    private final DevicesAtHand devices;
    private final CredentialVault vault;

    DeviceSecrets(DevicesAtHand devices, CredentialVault vault) {
        this.devices = devices;
        this.vault = vault;
    }

    /** How it is with a device. */
    public enum Strength {
        STRONG,
        /** Too short, or of too few kinds of characters; none at all too. */
        WEAK,
        /** Nobody can tell: sealed under another master key. */
        UNREADABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Told(Device device, Strength strength) {}

    /** Returns each device that is asked by SNMP, by name. @param kinds of lower case, upper case, digits and others */
    public List<Told> all(int leastLength, int kinds) {
        LongFunction<Optional<Credentials>> known = vault.all();
        return devices.listed().stream()
                .filter(Device::isSnmp)
                .map(device -> new Told(device, strength(known, device, leastLength, kinds)))
                .toList();
    }

    private static Strength strength(
            LongFunction<Optional<Credentials>> known, Device device, int leastLength, int kinds) {
        try {
            return known.apply(device.id())
                            .map(found -> secrets(found).allMatch(secret -> isStrong(secret, leastLength, kinds)))
                            .orElse(false)
                    ? Strength.STRONG
                    : Strength.WEAK;
        } catch (DcimException e) {
            return Strength.UNREADABLE;
        }
    }

    /** A password that the version asks for and nobody set is empty. */
    private static Stream<String> secrets(Credentials credentials) {
        if (!credentials.version().equals(V3)) {
            return Stream.of(told(credentials.community()));
        }
        return credentials.privProtocol() == null
                ? Stream.of(told(credentials.authPassword()))
                : Stream.of(told(credentials.authPassword()), told(credentials.privPassword()));
    }

    private static String told(@Nullable String secret) {
        return secret == null ? "" : secret;
    }

    static boolean isStrong(String secret, int leastLength, int kinds) {
        long found = secret.codePoints()
                .map(character -> Character.isLowerCase(character)
                        ? 0
                        : Character.isUpperCase(character) ? 1 : Character.isDigit(character) ? 2 : 3)
                .distinct()
                .count();
        return secret.codePointCount(0, secret.length()) >= leastLength && found >= kinds;
    }
}
