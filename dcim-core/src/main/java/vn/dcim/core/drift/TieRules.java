package vn.dcim.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
     * @param devices that are no asset, with what their interfaces say
     * @param assets that are no device
     */
    List<Proposal> propose(Map<Device, Interfaces> devices, Collection<AssetKeys> assets) {
        Map<Device, Map<Ground, List<String>>> told = new LinkedHashMap<>();
        Map<Ground, Set<String>> wanted = new EnumMap<>(Ground.class);
        devices.forEach((device, interfaces) -> {
            Map<Ground, List<String>> keys = keys(device, interfaces);
            told.put(device, keys);
            keys.forEach((ground, some) ->
                    wanted.computeIfAbsent(ground, _ -> new HashSet<>()).addAll(some));
        });
        Map<Ground, Map<String, List<AssetIdentity>>> known = index(assets, wanted);
        List<Proposal> possible = new ArrayList<>();
        told.forEach((device, keys) -> {
            Map<Long, Set<Ground>> grounds = new TreeMap<>();
            Map<Long, AssetIdentity> found = new HashMap<>();
            keys.forEach((ground, some) -> some.stream()
                    .flatMap(key -> known.get(ground).getOrDefault(key, List.of()).stream())
                    .forEach(asset -> {
                        found.put(asset.id(), asset);
                        grounds.computeIfAbsent(asset.id(), _ -> EnumSet.noneOf(Ground.class))
                                .add(ground);
                    }));
            grounds.forEach((id, common) -> possible.add(new Proposal(device, found.get(id), common, false)));
        });
        return judged(possible);
    }

    private Map<Ground, List<String>> keys(Device device, Interfaces interfaces) {
        return Map.of(
                Ground.SERIAL, serial(device.serial()).toList(),
                Ground.MAC, interfaces.macs(),
                Ground.IP, interfaces.ips(device),
                Ground.NAME, name(device.name()).toList());
    }

    Stream<String> serial(String serial) {
        return Stream.of(words.serial(serial)).filter(key -> key.length() >= SHORTEST_SERIAL);
    }

    static Stream<String> name(String name) {
        return Stream.of(PlainText.letters(name)).filter(key -> key.length() >= SHORTEST_NAME);
    }

    /** Finds by the few keys of devices: the register may be long. */
    private static Map<Ground, Map<String, List<AssetIdentity>>> index(
            Collection<AssetKeys> assets, Map<Ground, Set<String>> wanted) {
        Map<Ground, Map<String, List<AssetIdentity>>> index = new EnumMap<>(Ground.class);
        wanted.forEach((ground, keys) -> {
            Map<String, List<AssetIdentity>> found = new HashMap<>();
            for (AssetKeys asset : assets) {
                for (String key : asset.keys().get(ground)) {
                    if (keys.contains(key)) {
                        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(asset.asset());
                    }
                }
            }
            index.put(ground, found);
        });
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
            case LOG_SOURCE, TIME_SOURCE -> AssetKind.OTHER;
            default -> AssetKind.valueOf(deviceClass.name());
        };
    }
}
