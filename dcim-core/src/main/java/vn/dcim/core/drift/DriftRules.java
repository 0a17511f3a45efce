package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.drift.Comparison.Verdict;

/** What counts as a difference between an asset and the device that it is. */
final class DriftRules {

    /** What lies in store, is broken or gone does not answer. */
    private static final Set<AssetStatus> DEAD = EnumSet.of(
            AssetStatus.IN_STORE,
            AssetStatus.BROKEN,
            AssetStatus.FULLY_DEPRECIATED,
            AssetStatus.AWAITING_DISPOSAL,
            AssetStatus.DISPOSED);

    /** Of what has more interfaces, such as a switch, the first is noted alone. */
    private static final int MOST_MACS = 8;

    private DriftRules() {}

    /** Compares all that both may tell. */
    static List<Comparison> compare(
            Asset asset, Device device, Interfaces interfaces, AssetNames names, DriftWords words) {
        return List.of(
                Comparison.of(
                        DriftKind.MAKER,
                        asset.maker(),
                        device.vendor(),
                        words.maker(asset.maker()),
                        words.maker(device.vendor())),
                Comparison.of(
                        DriftKind.MODEL,
                        asset.model(),
                        device.model(),
                        words.model(asset.model(), asset.maker()),
                        words.model(device.model(), device.vendor())),
                Comparison.of(
                        DriftKind.SERIAL,
                        asset.serial(),
                        device.serial(),
                        words.serial(asset.serial()),
                        words.serial(device.serial())),
                Comparison.of(
                        DriftKind.FIRMWARE,
                        asset.firmware(),
                        device.firmware(),
                        words.firmware(asset.firmware()),
                        words.firmware(device.firmware())),
                mac(asset, interfaces),
                address(asset, device),
                place(asset, device, names));
    }

    /** An asset may bear addresses that its system does not show, such as that of its management board: one in common is enough. */
    private static Comparison mac(Asset asset, Interfaces interfaces) {
        List<String> noted =
                asset.macs().isEmpty() ? List.of() : List.of(asset.macs().split(" "));
        boolean isSame = noted.stream().anyMatch(interfaces.macs()::contains);
        String seen = interfaces.macs().size() > MOST_MACS
                ? interfaces.macs().getFirst()
                : String.join(" ", interfaces.macs());
        return Comparison.of(DriftKind.MAC, asset.macs(), seen, isSame ? seen : asset.macs(), seen);
    }

    private static Comparison address(Asset asset, Device device) {
        String ip = DeviceAddresses.ip(device);
        boolean isKnown = Arrays.asList(asset.ips().split(" ")).contains(ip);
        return Comparison.of(DriftKind.ADDRESS, asset.ips(), ip, isKnown ? ip : asset.ips(), ip);
    }

    private static Comparison place(Asset asset, Device device, AssetNames names) {
        Long registered = asset.position().placeId();
        String noted = names.place(registered);
        String seen = names.place(device.placeId());
        // why: a rack and its room are no contradiction
        return !seen.isEmpty() && names.isAt(registered, device.placeId())
                ? new Comparison(DriftKind.PLACE, noted, seen, Verdict.SAME)
                : Comparison.of(DriftKind.PLACE, noted, seen, noted, seen);
    }

    /**
     * Tells whether the status of an asset is what its device shows.
     *
     * @param answers whether the device answers, and since when; null where nobody knows
     * @param silence for how long a device may be silent
     */
    static Optional<DriftKind> contradiction(
            AssetStatus status, Device.State state, @Nullable DeviceFact answers, Instant now, Duration silence) {
        if (answers == null || state != Device.State.ACTIVE) {
            return Optional.empty();
        }
        boolean isReached = answers.told().equals(Reachability.REACHABLE.name());
        if (isReached && DEAD.contains(status)) {
            return Optional.of(DriftKind.ANSWERS);
        }
        boolean isLong = !answers.since().plus(silence).isAfter(now);
        return !isReached && isLong && status == AssetStatus.IN_USE ? Optional.of(DriftKind.SILENT) : Optional.empty();
    }
}
