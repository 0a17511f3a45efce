package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.util.Locale;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRegistry;

/** Changes of devices by people, each with its row in the audit log. */
@Singleton
class DeviceChanges {

    private final DeviceRegistry registry;
    private final AuditLog audit;

    DeviceChanges(DeviceRegistry registry, AuditLog audit) {
        this.registry = registry;
        this.audit = audit;
    }

    /** @throws vn.dcim.core.error.DcimException NOT_FOUND */
    Device setState(long id, Device.State state, String actor) {
        Device before = registry.get(id);
        Device after = registry.setState(id, state);
        audit.record(
                actor,
                state == Device.State.PAUSED ? "device.pause" : "device.resume",
                subject(after),
                before.state().name().toLowerCase(Locale.ROOT),
                after.state().name().toLowerCase(Locale.ROOT),
                "");
        return after;
    }

    static String subject(Device device) {
        return "device:" + device.id() + " " + device.name();
    }
}
