package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.scope.Scopes;

/** Who may be told of what: whoever is narrowed to a part of the centre hears of that part alone. */
@Singleton
final class Audience {

    private final Accounts accounts;
    private final Scopes scopes;
    private final DeviceRepository devices;

    Audience(Accounts accounts, Scopes scopes, DeviceRepository devices) {
        this.accounts = accounts;
        this.scopes = scopes;
        this.devices = devices;
    }

    /**
     * @param account name; whoever has none is not narrowed
     * @param deviceId null for what concerns the system itself
     */
    boolean mayKnow(String account, @Nullable Long deviceId) {
        Scope scope = accounts.find(account).map(scopes::of).orElse(Scope.EVERYTHING);
        return !scope.isNarrowed()
                || deviceId != null
                        && devices.findById(deviceId)
                                .filter(device -> device.isWithin(scope))
                                .isPresent();
    }
}
