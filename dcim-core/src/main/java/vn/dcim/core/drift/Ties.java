package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetAlignment;
import vn.dcim.core.asset.AssetAlignment.Step;
import vn.dcim.core.asset.AssetAlignment.Tie;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Which device an asset is: by hand, with a reason; and what it may be. */
@Singleton
public final class Ties {

    private static final int LONGEST_REASON = 1000;
    /** By so many addresses an asset is looked for on the page of a device; the comparison looks by all. */
    private static final int MOST_ADDRESSES = 8;

    private final Assets assets;
    private final AssetAlignment alignment;
    private final DeviceRepository devices;
    private final DeviceFacts facts;
    private final DriftWatch watch;
    private final DriftWords words;

    Ties(
            Assets assets,
            AssetAlignment alignment,
            DeviceRepository devices,
            DeviceFacts facts,
            DriftWatch watch,
            DriftWords words) {
        this.assets = assets;
        this.alignment = alignment;
        this.devices = devices;
        this.facts = facts;
        this.watch = watch;
        this.words = words;
    }

    /**
     * Says that an asset is a device from now on.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, TIED_ALREADY; INVALID_VALUE (reason)
     */
    public Asset tie(long assetId, int revision, long deviceId, String reason, String actor) {
        Device device = devices.findById(deviceId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", deviceId));
        Asset asset = assets.get(assetId);
        return done(assetId, revision, new Tie(deviceId, name(asset.deviceId()), device.name()), reason, actor);
    }

    /**
     * Says that an asset is no device any more.
     *
     * @throws DcimException as {@link #tie}
     */
    public Asset untie(long assetId, int revision, String reason, String actor) {
        Asset asset = assets.get(assetId);
        return done(assetId, revision, new Tie(null, name(asset.deviceId()), ""), reason, actor);
    }

    private Asset done(long assetId, int revision, Tie tie, String reason, String actor) {
        String why = reason(reason, 1);
        AssetAlignment.Line line = alignment
                .align(
                        List.of(new Step(assetId, revision, Map.of(), tie, "")),
                        AssetTerms.CODES,
                        why,
                        actor,
                        (_, _) -> {})
                .getFirst();
        if (line.refusal() != null) {
            throw line.refusal();
        }
        watch.compare();
        return line.asset();
    }

    /** @throws DcimException INVALID_VALUE */
    static String reason(@Nullable String typed, int least) {
        String reason = TypedValues.line(Objects.requireNonNullElse(typed, ""));
        if (reason.length() < least || reason.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, least + "–" + LONGEST_REASON);
        }
        return reason;
    }

    private String name(@Nullable Long deviceId) {
        return device(deviceId).map(Device::name).orElse("");
    }

    /** Returns the device that an asset is. */
    public Optional<Device> device(@Nullable Long deviceId) {
        return deviceId == null ? Optional.empty() : devices.findById(deviceId);
    }

    /** Returns what an asset and the device that it is say of the same things. */
    public List<Comparison> compare(Asset asset, Device device) {
        return DriftRules.compare(asset, device, interfaces(device), assets.names(), words);
    }

    /** Returns the devices that are no asset and not retired, by name. */
    public List<Device> free() {
        Set<Long> taken = assets.tiedDevices();
        return devices.findListed().stream()
                .filter(device -> !taken.contains(device.id()))
                .toList();
    }

    private Interfaces interfaces(Device device) {
        Map<String, DeviceFact> told = new HashMap<>();
        facts.of(device.id()).forEach(fact -> told.putIfAbsent(fact.fact(), fact));
        return Interfaces.of(device, told);
    }

    /** Returns which of some devices an asset may be, as it is at this moment. */
    public List<Proposal> proposals(Asset asset, List<Device> free) {
        if (asset.deviceId() != null || !asset.status().isPresent() || free.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<String, DeviceFact>> told = facts.current();
        Map<Device, Interfaces> devices = new LinkedHashMap<>();
        free.forEach(device -> devices.put(device, Interfaces.of(device, told.getOrDefault(device.id(), Map.of()))));
        TieRules rules = new TieRules(words);
        return rules.propose(devices, List.of(AssetKeys.of(AssetIdentity.of(asset), rules)));
    }

    /** Returns which asset a device that is none may be, as it is at this moment. */
    public List<Proposal> proposals(Device device) {
        Interfaces interfaces = interfaces(device);
        List<String> addresses = Stream.concat(interfaces.macs().stream(), interfaces.ips(device).stream())
                .limit(MOST_ADDRESSES)
                .toList();
        TieRules rules = new TieRules(words);
        return rules.propose(
                Map.of(device, interfaces),
                assets
                        .untied(List.of(device.serial(), words.serial(device.serial())), device.name(), addresses)
                        .stream()
                        .map(asset -> AssetKeys.of(asset, rules))
                        .toList());
    }

    /** Returns the names of all devices by their ids, for histories. */
    public Map<Long, String> names() {
        return StreamSupport.stream(devices.findAll().spliterator(), false)
                .collect(Collectors.toMap(Device::id, Device::name));
    }
}
