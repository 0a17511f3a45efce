package vn.dcim.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.drift.Proposal.Ground;
import vn.dcim.core.text.PlainText;

/** Which asset a device may be: by serial number, MAC address, IP address, name. */
final class TieRules {

    /** A shorter number says nothing: 1, 42. */
    private static final int SHORTEST_SERIAL = 4;

    private static final int SHORTEST_NAME = 3;

    private static final Set<String> KINDS =
            Arrays.stream(AssetKind.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Set<String> CLASSES =
            Arrays.stream(DeviceClass.values()).map(Enum::name).collect(Collectors.toSet());

    private final DriftWords words;

    TieRules(DriftWords words) {
        this.words = words;
    }

    /**
     * Returns what is possible, by device, the best of each first.
     *
     * @param devices that are no asset
     * @param assets that are no device
     */
    List<Proposal> propose(Collection<Device> devices, Collection<AssetIdentity> assets) {
        Map<Ground, Map<String, List<AssetIdentity>>> known = Map.of(
                Ground.SERIAL, index(assets, asset -> serial(asset.serial())),
                Ground.MAC, index(assets, asset -> Stream.of(asset.macs().split(" "))),
                Ground.IP, index(assets, asset -> Stream.of(asset.ips().split(" "))),
                Ground.NAME, index(assets, asset -> name(asset.name())));
        List<Proposal> possible = new ArrayList<>();
        for (Device device : devices) {
            Map<Long, Set<Ground>> grounds = new TreeMap<>();
            Map<Long, AssetIdentity> found = new HashMap<>();
            numbers(device).forEach((ground, keys) -> keys.stream()
                    .flatMap(key -> known.get(ground).getOrDefault(key, List.of()).stream())
                    .forEach(asset -> {
                        found.put(asset.id(), asset);
                        grounds.computeIfAbsent(asset.id(), _ -> EnumSet.noneOf(Ground.class))
                                .add(ground);
                    }));
            grounds.forEach((id, common) -> possible.add(new Proposal(device, found.get(id), common, false)));
        }
        return judged(possible);
    }

    private Map<Ground, List<String>> numbers(Device device) {
        String ip = DeviceAddresses.ip(device);
        return Map.of(
                Ground.SERIAL, serial(device.serial()).toList(),
                Ground.MAC, DeviceAddresses.macs(device),
                Ground.IP, ip.isEmpty() ? List.of() : List.of(ip),
                Ground.NAME, name(device.name()).toList());
    }

    private Stream<String> serial(String serial) {
        return Stream.of(words.serial(serial)).filter(key -> key.length() >= SHORTEST_SERIAL);
    }

    private static Stream<String> name(String name) {
        return Stream.of(PlainText.letters(name)).filter(key -> key.length() >= SHORTEST_NAME);
    }

    private static Map<String, List<AssetIdentity>> index(
            Collection<AssetIdentity> assets, Function<AssetIdentity, Stream<String>> keys) {
        Map<String, List<AssetIdentity>> index = new HashMap<>();
        assets.forEach(asset -> keys.apply(asset).filter(key -> !key.isEmpty()).forEach(key -> index.computeIfAbsent(
                        key, _ -> new ArrayList<>())
                .add(asset)));
        return index;
    }

    private List<Proposal> judged(List<Proposal> possible) {
        List<Proposal> strong = possible.stream().filter(this::isStrong).toList();
        Map<Long, Long> ofDevice = strong.stream()
                .collect(Collectors.groupingBy(one -> one.device().id(), Collectors.counting()));
        Map<Long, Long> ofAsset =
                strong.stream().collect(Collectors.groupingBy(one -> one.asset().id(), Collectors.counting()));
        return possible.stream()
                .map(one -> new Proposal(
                        one.device(),
                        one.asset(),
                        one.grounds(),
                        isStrong(one)
                                && ofDevice.get(one.device().id()) == 1
                                && ofAsset.get(one.asset().id()) == 1))
                .sorted(Comparator.comparing((Proposal one) -> one.device().name())
                        .thenComparing(one -> one.device().id())
                        .thenComparing(Proposal::weight, Comparator.reverseOrder())
                        .thenComparing(one -> one.asset().id()))
                .toList();
    }

    private boolean isStrong(Proposal one) {
        boolean isOneNumber = one.grounds().contains(Ground.SERIAL) && areMakersAlike(one)
                || one.grounds().contains(Ground.MAC)
                || one.grounds().containsAll(Set.of(Ground.IP, Ground.NAME));
        return isOneNumber
                && areKindsAlike(one.device().deviceClass(), one.asset().kind());
    }

    private boolean areMakersAlike(Proposal one) {
        String noted = words.maker(one.asset().maker());
        String seen = words.maker(one.device().vendor());
        return noted.isEmpty() || seen.isEmpty() || noted.equals(seen);
    }

    /** Only what is known by both words can contradict: a meter may be noted as a panel, or as something else. */
    private static boolean areKindsAlike(DeviceClass deviceClass, AssetKind kind) {
        return deviceClass.name().equals(kind.name())
                || !KINDS.contains(deviceClass.name())
                || !CLASSES.contains(kind.name());
    }

    /** Returns the kind of asset that a device is. */
    static AssetKind kind(DeviceClass deviceClass) {
        return switch (deviceClass) {
            case ENVIRONMENT, LEAK -> AssetKind.SENSOR;
            case METER -> AssetKind.PANEL;
            case DC_POWER -> AssetKind.UPS;
            default -> AssetKind.valueOf(deviceClass.name());
        };
    }
}
