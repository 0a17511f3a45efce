package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.drift.DriftMemory.Untied;
import vn.dcim.core.drift.Proposal.Ground;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.text.PlainText;

/** One look at everything: in what register and devices differ. */
final class DriftDraft {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_SIDE = 500;
    private static final int LONGEST_FOUND_BY = 1500;

    private final DriftInputs inputs;
    private final List<Asset> tied;
    private final Map<Long, Untied> untied;
    private final Map<Long, Map<String, DeviceFact>> current;
    private final AssetNames names;
    private final DriftWords words;
    private final Duration silence;
    private final Instant now;
    private final TieRules rules;
    private final Map<String, DriftLine> found = new LinkedHashMap<>();

    /** @param silence for how long a device of an asset in use may be silent */
    DriftDraft(
            DriftInputs inputs,
            List<Asset> tied,
            Map<Long, Untied> untied,
            Map<Long, Map<String, DeviceFact>> current,
            AssetNames names,
            DriftWords words,
            Duration silence,
            Instant now) {
        this.inputs = inputs;
        this.tied = tied;
        this.untied = untied;
        this.current = current;
        this.words = words;
        this.silence = silence;
        this.now = now;
        this.names = names;
        rules = new TieRules(words);
    }

    /** Makes of an asset that is no device what every comparison needs of it. */
    static Untied untied(AssetIdentity asset, DriftWords words, Instant now) {
        boolean isMissed = asset.status() == AssetStatus.IN_USE && words.isMonitorable(asset.kind());
        return new Untied(AssetKeys.of(asset, new TieRules(words)), isMissed ? unmonitored(asset, null, now) : null);
    }

    /** Returns what differs, by kind and subject. */
    Map<String, DriftLine> found() {
        Map<Long, Device> byId = inputs.devices().stream().collect(Collectors.toMap(Device::id, Function.identity()));
        tied.stream()
                .filter(asset -> byId.containsKey(asset.deviceId()))
                .forEach(asset -> compare(asset, byId.get(asset.deviceId())));
        proposeOrMiss();
        untied.values().stream().map(Untied::line).filter(Objects::nonNull).forEach(this::put);
        findStrangers();
        return found;
    }

    /** Returns when the next device will have been silent for so long that it is told. */
    Instant due() {
        return current.values().stream()
                .map(told -> told.get(DeviceFact.ANSWERS))
                .filter(Objects::nonNull)
                .map(fact -> fact.since().plus(silence))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void compare(Asset asset, Device device) {
        Map<String, DeviceFact> told = current.getOrDefault(device.id(), Map.of());
        if (device.state() == Device.State.RETIRED) {
            if (asset.status() == AssetStatus.IN_USE && words.isMonitorable(asset.kind())) {
                put(unmonitored(AssetIdentity.of(asset), device, now));
            }
            return;
        }
        if (asset.status() != AssetStatus.DISPOSED) {
            DriftRules.compare(asset, device, Interfaces.of(device, told), names, words).stream()
                    .filter(Comparison::isDrift)
                    .forEach(one -> add(one.kind(), asset, device, one.noted(), one.seen(), since(one.kind(), told)));
        }
        DeviceFact answers = told.get(DeviceFact.ANSWERS);
        DriftRules.contradiction(asset.status(), device.state(), answers, now, silence)
                .ifPresent(kind -> add(
                        kind,
                        asset,
                        device,
                        asset.status().code(),
                        kind == DriftKind.SILENT ? answers.since().toString() : device.name(),
                        answers.since()));
    }

    private Instant since(DriftKind kind, Map<String, DeviceFact> told) {
        DeviceFact fact =
                switch (kind) {
                    case MAKER -> told.get(DeviceFact.VENDOR);
                    case MODEL -> told.get(DeviceFact.MODEL);
                    case SERIAL -> told.get(DeviceFact.SERIAL);
                    case FIRMWARE -> told.get(DeviceFact.FIRMWARE);
                    default -> null;
                };
        return fact == null ? now : fact.since();
    }

    private void add(DriftKind kind, Asset asset, Device device, String noted, String seen, Instant since) {
        add(
                kind,
                "asset:" + asset.id(),
                asset.id(),
                device.id(),
                asset.name(),
                noted,
                seen,
                false,
                since,
                Stream.of(device.name(), asset.tag(), asset.serial()));
    }

    private static DriftLine unmonitored(AssetIdentity asset, @Nullable Device retired, Instant now) {
        return line(
                DriftKind.UNMONITORED,
                "asset:" + asset.id(),
                asset.id(),
                retired == null ? null : retired.id(),
                asset.name(),
                asset.kind().code(),
                retired == null ? "" : retired.name(),
                false,
                now,
                Stream.of(asset.maker(), asset.model(), asset.serial()));
    }

    private void proposeOrMiss() {
        Set<Long> taken = tied.stream().map(Asset::deviceId).collect(Collectors.toSet());
        Map<Device, Interfaces> free = new LinkedHashMap<>();
        inputs.devices().stream()
                .filter(device -> device.state() != Device.State.RETIRED && !taken.contains(device.id()))
                .forEach(
                        device -> free.put(device, Interfaces.of(device, current.getOrDefault(device.id(), Map.of()))));
        Map<Long, Proposal> best = new HashMap<>();
        rules.propose(free, untied.values().stream().map(Untied::keys).toList())
                .forEach(one -> best.putIfAbsent(one.device().id(), one));
        for (Device device : free.keySet()) {
            Proposal one = best.get(device.id());
            if (one == null) {
                add(
                        DriftKind.NO_ASSET,
                        "device:" + device.id(),
                        null,
                        device.id(),
                        device.name(),
                        "",
                        (device.vendor() + " " + device.model() + " " + device.serial()).strip(),
                        false,
                        device.createdAt(),
                        Stream.of(device.address()));
            } else {
                add(
                        DriftKind.TIE,
                        "device:" + device.id(),
                        one.asset().id(),
                        device.id(),
                        device.name(),
                        one.asset().name(),
                        one.told(),
                        one.certain(),
                        now,
                        Stream.of(one.asset().serial(), device.address()));
            }
        }
    }

    private void findStrangers() {
        Set<String> registered = new HashSet<>();
        inputs.devices().forEach(device -> {
            registered.add(device.address());
            registered.addAll(Interfaces.of(device, current.getOrDefault(device.id(), Map.of()))
                    .ips(device));
        });
        tied.forEach(asset -> registered.addAll(List.of(asset.ips().split(" "))));
        Map<String, DriftInputs.Heard> offered = new LinkedHashMap<>();
        inputs.offers().forEach(heard -> offered.put(heard.offer().address(), heard));
        Map<String, Boolean> senders = new LinkedHashMap<>();
        inputs.senders().forEach(sender -> {
            // why: behind the address of a trap stands what it told
            boolean isTrap = sender.kind() == RejectedMessage.Kind.TRAP;
            senders.put(isTrap ? sender.source().split(" ", 2)[0] : sender.source(), isTrap);
        });
        Set<String> wanted = new HashSet<>(offered.keySet());
        senders.keySet().forEach(address -> wanted.add(ip(address)));
        wanted.removeAll(registered);
        if (!wanted.isEmpty()) {
            untied.values().forEach(asset -> asset.keys().keys().get(Ground.IP).stream()
                    .filter(wanted::contains)
                    .forEach(registered::add));
        }
        offered.values().stream()
                .map(DriftInputs.Heard::offer)
                .filter(offer -> !registered.contains(offer.address()))
                .forEach(offer -> stranger(offer.address(), "offer", offer.vendor(), offer.firstSeenAt()));
        senders.forEach((address, isTrap) -> {
            if (!registered.contains(ip(address))) {
                stranger(address, isTrap ? "trap" : "topic", "", now);
            }
        });
    }

    private static String ip(String address) {
        String ip = DeviceAddresses.ip(address);
        return ip.isEmpty() ? address : ip;
    }

    private void stranger(String address, String how, String vendor, Instant since) {
        add(DriftKind.UNREGISTERED, address, null, null, address, vendor, how, false, since, Stream.of());
    }

    private void add(
            DriftKind kind,
            String subject,
            @Nullable Long assetId,
            @Nullable Long deviceId,
            String name,
            String noted,
            String seen,
            boolean certain,
            Instant since,
            Stream<String> more) {
        put(line(kind, subject, assetId, deviceId, name, noted, seen, certain, since, more));
    }

    private void put(DriftLine line) {
        found.putIfAbsent(DriftWatch.key(line.kind(), line.subject()), line);
    }

    private static DriftLine line(
            DriftKind kind,
            String subject,
            @Nullable Long assetId,
            @Nullable Long deviceId,
            String name,
            String noted,
            String seen,
            boolean certain,
            Instant since,
            Stream<String> more) {
        String foundBy = Stream.concat(Stream.of(name, noted, seen), more)
                .filter(word -> !word.isEmpty())
                .map(PlainText::of)
                .collect(Collectors.joining(" "));
        return new DriftLine(
                null,
                kind,
                kind.ordinal(),
                cut(subject, LONGEST_SUBJECT).strip(),
                assetId,
                deviceId,
                cut(name, LONGEST_SUBJECT),
                cut(noted, LONGEST_SIDE),
                cut(seen, LONGEST_SIDE),
                certain,
                since,
                cut(foundBy, LONGEST_FOUND_BY),
                null,
                "",
                "");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
