package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.Supply;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.unit.Units;

/** Devices that people add, each with its row in the audit log. */
@Singleton
final class DeviceAdditions {

    private static final int LONGEST = 100;

    private final DeviceIdentifier identifier;
    private final DeviceRegistry registry;
    private final PlaceRepository places;
    private final Units units;
    private final AuditLog audit;
    // why: two who add the same device at once would both find its address free
    private final ReentrantLock adding = new ReentrantLock();

    DeviceAdditions(
            DeviceIdentifier identifier, DeviceRegistry registry, PlaceRepository places, Units units, AuditLog audit) {
        this.identifier = identifier;
        this.registry = registry;
        this.places = places;
        this.units = units;
        this.audit = audit;
    }

    /**
     * Adds a device; from now on it is asked.
     *
     * @throws DcimException INVALID_VALUE (name, group, fedBy), NOT_FOUND (place, unit, device), ALREADY_EXISTS for a name in use,
     *     ADDRESS_IN_USE
     */
    Device add(Identified identified, NewDevice wanted, String actor) {
        check(wanted);
        Device device;
        adding.lock();
        try {
            identifier.refuseKnown(identified.address());
            device = registry.add(
                    wanted.name(),
                    identified.address(),
                    identified.credentials(),
                    wanted.group(),
                    wanted.placeId(),
                    wanted.unitId(),
                    identified.reading(),
                    wanted.supplies());
        } finally {
            adding.unlock();
        }
        audit.record(actor, "device.add", DeviceChanges.subject(device), "", device.address(), "");
        return device;
    }

    /**
     * Looks through what people say of a device before it is asked.
     *
     * @throws DcimException as {@link #add}
     */
    void check(NewDevice wanted) {
        check("name", wanted.name());
        check("group", wanted.group());
        if (wanted.placeId() != null) {
            requirePlace(wanted.placeId());
        }
        if (wanted.unitId() != null) {
            units.get(wanted.unitId());
        }
        checkSupplies(wanted);
    }

    private static void check(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1 to 100 characters");
        }
    }

    private void requirePlace(long id) {
        places.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "place", id));
    }

    private void checkSupplies(NewDevice wanted) {
        Set<String> known = new HashSet<>();
        for (Supply supply : wanted.supplies()) {
            String node = supply.fromNode();
            if (!node.matches("(device|place):\\d{1,18}") || !known.add(supply.kind() + node)) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "fedBy", node, "device:12 or place:3, each once for a kind");
            }
            long id = Long.parseLong(node.substring(node.indexOf(':') + 1));
            if (node.equals(Feed.place(id))) {
                requirePlace(id);
            } else {
                registry.get(id);
            }
        }
    }
}
