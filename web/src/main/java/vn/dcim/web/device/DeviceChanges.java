package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.unit.Units;

/** Changes of devices by people, each with its row in the audit log. */
@Singleton
class DeviceChanges {

    private final DeviceRegistry registry;
    private final Units units;
    private final AuditLog audit;

    DeviceChanges(DeviceRegistry registry, Units units, AuditLog audit) {
        this.registry = registry;
        this.units = units;
        this.audit = audit;
    }

    Device setState(Device before, Device.State state, String actor) {
        Device after = registry.setState(before.id(), state);
        audit.record(
                actor,
                state == Device.State.PAUSED ? "device.pause" : "device.resume",
                subject(after),
                before.state().name().toLowerCase(Locale.ROOT),
                after.state().name().toLowerCase(Locale.ROOT),
                "");
        return after;
    }

    /**
     * Says whose system a device is.
     *
     * @param unitId null for the centre's own
     * @throws vn.dcim.core.error.DcimException NOT_FOUND (unit)
     */
    Device setUnit(Device before, @Nullable Long unitId, String actor) {
        String became = text(unitId);
        if (Objects.equals(before.unitId(), unitId)) {
            return before;
        }
        Device after = registry.setUnit(before.id(), unitId);
        audit.record(actor, "device.change-unit", subject(after), text(before.unitId()), became, "");
        return after;
    }

    private String text(@Nullable Long unitId) {
        return unitId == null ? "" : units.nameOf(unitId);
    }

    static String subject(Device device) {
        return "device:" + device.id() + " " + device.name();
    }
}
