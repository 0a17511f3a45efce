package vn.dcim.core.device;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import vn.dcim.core.version.UntilTouched;
import vn.dcim.core.version.Versions;

/** The devices that are not retired, kept on this node for those who look at each of them in every round, till one changes. */
@Singleton
public final class DevicesAtHand {

    private final UntilTouched<List<Device>> listed;

    DevicesAtHand(DeviceRepository devices, Versions versions, TransactionOperations<Connection> transactions) {
        listed = new UntilTouched<>(versions, transactions, "device", () -> List.copyOf(devices.findListed()));
    }

    /** Returns them by name; the same list for all who look, till a device changes. */
    public List<Device> listed() {
        return listed.get();
    }
}
