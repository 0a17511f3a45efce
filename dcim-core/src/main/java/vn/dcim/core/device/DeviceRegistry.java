package vn.dcim.core.device;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.version.Versions;

/** Adds, changes and retires devices together with their points and credentials, and tells the collectors. */
@Singleton
public class DeviceRegistry {

    private static final int LONGEST_FACT = 100;
    private static final int LONGEST_TEXT = 200;

    private final DeviceRepository devices;
    private final PointRepository points;
    private final FeedRepository feeds;
    private final CredentialVault vault;
    private final DeviceFacts facts;
    private final Versions versions;
    private final ApplicationEventPublisher<DeviceChanged> changes;
    private final Clock clock;

    DeviceRegistry(
            DeviceRepository devices,
            PointRepository points,
            FeedRepository feeds,
            CredentialVault vault,
            DeviceFacts facts,
            Versions versions,
            ApplicationEventPublisher<DeviceChanged> changes,
            Clock clock) {
        this.devices = devices;
        this.points = points;
        this.feeds = feeds;
        this.vault = vault;
        this.facts = facts;
        this.versions = versions;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Adds a device with the points that were read of it.
     *
     * @param address without secrets
     * @param credentials null when none are needed
     * @throws DcimException ALREADY_EXISTS for a name in use, INVALID_VALUE for a blank one
     */
    public Device add(
            String name,
            String address,
            @Nullable Credentials credentials,
            String group,
            @Nullable Long placeId,
            DeviceReading reading) {
        return add(name, address, credentials, group, placeId, reading, List.of());
    }

    /**
     * Adds a device as above together with what feeds it, so that whoever hears of the device finds both.
     *
     * @param supplies of nodes that exist, none twice for one kind
     */
    public Device add(
            String name,
            String address,
            @Nullable Credentials credentials,
            String group,
            @Nullable Long placeId,
            DeviceReading reading,
            List<Supply> supplies) {
        return add(name, address, credentials, group, placeId, null, reading, supplies);
    }

    /**
     * Adds a device as above, of an agency.
     *
     * @param unitId of the agency, which exists; null for the centre's own
     */
    public Device add(
            String name,
            String address,
            @Nullable Credentials credentials,
            String group,
            @Nullable Long placeId,
            @Nullable Long unitId,
            DeviceReading reading,
            List<Supply> supplies) {
        Device device = insert(name, address, credentials, group, placeId, unitId, reading, supplies);
        changes.publishEvent(new DeviceChanged(device));
        return device;
    }

    @Transactional
    Device insert(
            String name,
            String address,
            @Nullable Credentials credentials,
            String group,
            @Nullable Long placeId,
            @Nullable Long unitId,
            DeviceReading reading,
            List<Supply> supplies) {
        if (name.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "name", name, "a name of 1 to 100 characters");
        }
        if (devices.findByName(name).isPresent()) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "device", name);
        }
        Device device = devices.save(new Device(
                null,
                name,
                reading.deviceClass(),
                cut(reading.vendor(), LONGEST_FACT),
                cut(reading.model(), LONGEST_TEXT),
                cut(reading.facts().getOrDefault("serial", ""), LONGEST_FACT),
                cut(reading.facts().getOrDefault("firmware", ""), LONGEST_TEXT),
                address,
                reading.profile(),
                group,
                placeId,
                unitId,
                Device.State.ACTIVE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        facts.note(device.id(), facts(device));
        if (credentials != null) {
            vault.put(device.id(), credentials);
        }
        points.saveAll(withReachability(reading.values()).stream()
                .map(value -> point(null, device.id(), value))
                .toList());
        if (!supplies.isEmpty()) {
            versions.write(_ -> feeds.saveAll(
                    supplies.stream().map(supply -> supply.to(device)).toList()));
        }
        return device;
    }

    /**
     * Takes over what a device says that it is; what it does not say this time stays as it was. Collectors are not told: it is
     * asked as before.
     *
     * @param said {@code serial}, {@code firmware}, {@code macs} and {@code ips}, among others
     * @throws DcimException NOT_FOUND
     */
    @Transactional
    public void identify(long deviceId, String vendor, String model, Map<String, String> said) {
        Device before = get(deviceId);
        String nowVendor = said(vendor, before.vendor(), LONGEST_FACT);
        String nowModel = said(model, before.model(), LONGEST_TEXT);
        String nowSerial = said(said.getOrDefault(DeviceFact.SERIAL, ""), before.serial(), LONGEST_FACT);
        String nowFirmware = said(said.getOrDefault(DeviceFact.FIRMWARE, ""), before.firmware(), LONGEST_TEXT);
        if (!List.of(nowVendor, nowModel, nowSerial, nowFirmware)
                .equals(List.of(before.vendor(), before.model(), before.serial(), before.firmware()))) {
            devices.identify(deviceId, nowVendor, nowModel, nowSerial, nowFirmware);
            facts.note(deviceId, facts(nowVendor, nowModel, nowSerial, nowFirmware));
        }
        Map<String, String> interfaces = new HashMap<>(said);
        interfaces.keySet().retainAll(Set.of(DeviceFact.MACS, DeviceFact.IPS));
        if (!interfaces.isEmpty()) {
            facts.note(deviceId, interfaces);
        }
    }

    private static String said(String now, String before, int longest) {
        return now.isBlank() ? before : cut(now, longest);
    }

    private static Map<String, String> facts(Device device) {
        return facts(device.vendor(), device.model(), device.serial(), device.firmware());
    }

    private static Map<String, String> facts(String vendor, String model, String serial, String firmware) {
        return Map.of(
                DeviceFact.VENDOR, vendor,
                DeviceFact.MODEL, model,
                DeviceFact.SERIAL, serial,
                DeviceFact.FIRMWARE, firmware);
    }

    /** A device may say more of itself than fits; the beginning tells it apart. */
    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /**
     * Brings the points of a device up to what it offers now: new ones are added, changed ones updated, lost ones retired. Says
     * so to the collectors and the pipeline only when something differs.
     *
     * @return the points that are not retired, by name
     */
    public List<Point> reconcile(long deviceId, List<DeviceReading.Value> offered) {
        if (bringUpTo(deviceId, offered)) {
            changes.publishEvent(new DeviceChanged(get(deviceId)));
        }
        return points.findByDeviceIdOrderByName(deviceId).stream()
                .filter(point -> !point.retired())
                .toList();
    }

    @Transactional
    boolean bringUpTo(long deviceId, List<DeviceReading.Value> offered) {
        boolean changed = false;
        Map<String, Point> known = points.findByDeviceIdOrderByName(deviceId).stream()
                .collect(Collectors.toMap(Point::name, Function.identity()));
        for (DeviceReading.Value value : withReachability(offered)) {
            Point before = known.remove(value.name());
            Point now = point(before == null ? null : before.id(), deviceId, value);
            if (before == null) {
                points.save(now);
                changed = true;
            } else if (!now.equals(before)) {
                points.update(now);
                changed = true;
            }
        }
        for (Point lost : known.values()) {
            if (!lost.retired()) {
                points.update(lost.retire());
                changed = true;
            }
        }
        return changed;
    }

    /** Changes whether a device is asked. */
    public Device setState(long deviceId, Device.State state) {
        return changed(get(deviceId).withState(state));
    }

    /**
     * Says that a device is reached in another place from now on; its points, credentials and history stay.
     *
     * @param address without secrets
     */
    public Device setAddress(long deviceId, String address) {
        return changed(get(deviceId).withAddress(address));
    }

    /**
     * Says whose system a device is.
     *
     * @param unitId of the agency, which exists; null for the centre's own
     */
    public Device setUnit(long deviceId, @Nullable Long unitId) {
        return changed(get(deviceId).withUnit(unitId));
    }

    private Device changed(Device changed) {
        Device device = devices.update(changed);
        changes.publishEvent(new DeviceChanged(device));
        return device;
    }

    /** @throws DcimException NOT_FOUND */
    public Device get(long deviceId) {
        return devices.findById(deviceId).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", deviceId));
    }

    private static List<DeviceReading.Value> withReachability(List<DeviceReading.Value> offered) {
        if (offered.stream().anyMatch(value -> value.name().equals(Reachability.POINT))) {
            return offered;
        }
        return Stream.concat(Stream.of(Reachability.OFFERED), offered.stream()).toList();
    }

    private static Point point(@Nullable Long id, long deviceId, DeviceReading.Value value) {
        return new Point(
                id,
                deviceId,
                value.name(),
                cut(value.label(), LONGEST_TEXT),
                value.quantity(),
                value.source(),
                value.pollClass(),
                value.conversion(),
                false);
    }
}
