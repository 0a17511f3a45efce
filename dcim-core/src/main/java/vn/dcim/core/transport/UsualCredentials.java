package vn.dcim.core.transport;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import vn.dcim.core.device.CredentialVault;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.error.DcimException;

/** Finds credentials that everybody tries first: those that makers ship, and none at all. */
@Singleton
public final class UsualCredentials {

    private static final Set<String> COMMUNITIES = Set.of("public", "private");
    private static final String V3 = "3";

    private final DevicesAtHand devices;
    private final CredentialVault vault;
    private final boolean isDatabaseOpen;

    UsualCredentials(
            DevicesAtHand devices,
            CredentialVault vault,
            @Property(name = "datasources.default.password", defaultValue = "") String databasePassword) {
        this.devices = devices;
        this.vault = vault;
        this.isDatabaseOpen = databasePassword.isEmpty();
    }

    /** Tells whether the account of the database has no password. */
    public boolean ofDatabase() {
        return isDatabaseOpen;
    }

    /** Tells whether a device is asked with a community that everybody tries first; false where its account cannot be opened. */
    public boolean of(Device device) {
        return isAskedSo(vault::get, device);
    }

    /** Returns the devices that are, by name. */
    public List<Device> devices() {
        LongFunction<Optional<Credentials>> known = vault.all();
        return devices.listed().stream()
                .filter(device -> isAskedSo(known, device))
                .toList();
    }

    private static boolean isAskedSo(LongFunction<Optional<Credentials>> known, Device device) {
        try {
            // why: what has no account is asked with the usual one
            return device.isSnmp()
                    && known.apply(device.id()).map(UsualCredentials::isUsual).orElse(true);
        } catch (DcimException e) {
            return false;
        }
    }

    static boolean isUsual(Credentials credentials) {
        return !V3.equals(credentials.version())
                && credentials.community() != null
                && COMMUNITIES.contains(credentials.community().toLowerCase(Locale.ROOT));
    }
}
