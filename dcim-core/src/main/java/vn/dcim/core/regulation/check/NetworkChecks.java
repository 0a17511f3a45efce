package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.DriftOrder;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.Lines;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.text.PlainText;

/** Evidence and checks of the network: zones, strangers, terminals, cables, what lines carry, what guards them. */
@Factory
final class NetworkChecks {

    static final String ACCESS = "network-access";
    static final String TERMINALS = "terminals";
    static final String CABLES = "cables";
    static final String LOADS = "line-loads";
    static final String EDGE = "network-edge";

    private static final int MOST_DRIFT = 10_000;
    private static final int CHARGED = 95;
    private static final BigDecimal MBIT = BigDecimal.valueOf(1_000_000);

    private static final Set<AssetKind> TERMINAL =
            EnumSet.of(AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.PRINTER, AssetKind.PHONE, AssetKind.CAMERA);
    private static final List<DriftKind> OF_TERMINALS = List.of(DriftKind.MAC, DriftKind.ADDRESS);

    private static final Pattern PORT = Pattern.compile("if\\.([^.]+)\\.status");
    /** Interfaces that no cable can be in. */
    private static final Pattern VIRTUAL = Pattern.compile(
            "(?i)^(vlan|vl|lo|loopback|null|tun|tunnel|bridge|br|bond|po|port-channel|stack|cpu|dummy|virbr|docker|veth|ae|irb|nve|vxlan|vme|eth-trunk|vlanif|meth).*");

    @Singleton
    @Named(ACCESS)
    @Requires(property = "datasources.default.url")
    SheetEvidence access(RegisterEntries entries, Drifts drifts) {
        return new SheetEvidence(ACCESS, _ -> accessNow(entries, drifts));
    }

    @Singleton
    @Named(TERMINALS)
    @Requires(property = "datasources.default.url")
    SheetEvidence terminals(RegisterEntries entries, Drifts drifts, Assets assets) {
        return new SheetEvidence(TERMINALS, _ -> terminalsNow(entries, drifts, assets));
    }

    @Singleton
    @Named(CABLES)
    @Requires(property = "datasources.default.url")
    SheetEvidence cables(RegisterEntries entries, PlantReader reader, Assets assets) {
        return new SheetEvidence(CABLES, now -> cablesNow(entries, reader, assets, now));
    }

    /** What the last whole day brought is asked for once. */
    private record Known(LocalDate day, List<LineReport.Day> days) {}

    @Singleton
    @Named(LOADS)
    @Requires(property = "datasources.default.url")
    SheetEvidence loads(Lines lines, LineReport report) {
        AtomicReference<Known> known = new AtomicReference<>();
        return new SheetEvidence(LOADS, now -> loadsNow(lines, report, known, now));
    }

    @Singleton
    @Named(EDGE)
    @Requires(property = "datasources.default.url")
    SheetEvidence edge(Lines lines, RegisterEntries entries, PlantReader reader, Assets assets) {
        return new SheetEvidence(EDGE, now -> edgeNow(lines, entries, reader, assets, now));
    }

    @Singleton
    @Named("network-access-held")
    SheetCheck accessHeld() {
        return new SheetCheck("network-access-held", ACCESS, NetworkChecks::zone);
    }

    @Singleton
    @Named("terminals-registered")
    SheetCheck terminalsRegistered() {
        return new SheetCheck("terminals-registered", TERMINALS, NetworkChecks::terminal);
    }

    @Singleton
    @Named("cables-registered")
    SheetCheck cablesRegistered() {
        return new SheetCheck(
                "cables-registered",
                CABLES,
                (line, _) -> line.has("port")
                        ? SheetCheck.Found.of(Phrase.of("port-without-cable", line.word("port")))
                        : SheetCheck.Found.of(
                                SheetCheck.when(!line.has("type"), "cable-without-type"),
                                SheetCheck.when(!line.has("a") || !line.has("b"), "cable-without-end")));
    }

    @Singleton
    @Named("lines-wide-enough")
    SheetCheck wideEnough() {
        return new SheetCheck("lines-wide-enough", LOADS, NetworkChecks::load);
    }

    @Singleton
    @Named("edge-guarded")
    SheetCheck edgeGuarded() {
        return new SheetCheck("edge-guarded", EDGE, NetworkChecks::guarded);
    }

    private static SheetCheck.Found zone(Sheet.Line line, Question question) {
        if (line.has("stranger")) {
            return SheetCheck.Found.of(Phrase.of("unknown-on-network", line.instant("since")));
        }
        if (line.has("compared")) {
            return SheetCheck.Found.FINE.proven(line.tells("compared", "yes"));
        }
        if (line.has("open-port")) {
            LocalDate to = line.day("to");
            return SheetCheck.Found.of(
                    SheetCheck.when(!line.has("permit"), "port-without-permit"),
                    SheetCheck.when(to != null && to.isBefore(question.day()), "port-open-too-long", to));
        }
        LocalDate from = question.day().minusDays(question.limits().whole("review_interval_days"));
        LocalDate reviewed = line.day("reviewed-on");
        return SheetCheck.Found.of(
                SheetCheck.when(!line.has("policy"), "zone-without-policy"),
                SheetCheck.when(!line.has("device"), "zone-without-device"),
                SheetCheck.when(reviewed == null, "zone-never-reviewed"),
                SheetCheck.when(reviewed != null && reviewed.isBefore(from), "zone-reviewed-last", reviewed));
    }

    private static SheetCheck.Found terminal(Sheet.Line line, Question question) {
        if (line.has("compared")) {
            return SheetCheck.Found.FINE.proven(line.tells("compared", "yes"));
        }
        if (line.has("since")) {
            Duration longest = Duration.ofDays(question.limits().whole("mismatch_age_days"));
            boolean isOld = line.instant("since").isBefore(question.at().minus(longest));
            return SheetCheck.Found.of(SheetCheck.when(
                    isOld, "terminal-differs", line.word("noted"), line.word("seen"), line.instant("since")));
        }
        return SheetCheck.Found.of(
                SheetCheck.when(!line.has("mac"), "terminal-without-mac"),
                SheetCheck.when(!line.has("ip"), "terminal-without-ip"));
    }

    private static SheetCheck.Found load(Sheet.Line line, Question question) {
        double most = question.limits().number("utilisation_pct");
        double loss = question.limits().number("loss_pct");
        // why: what was counted is this percentile, whatever the site would have
        boolean isCounted = question.limits().number("percentile") == CHARGED
                && line.has("used-percent")
                && line.has("loss-percent");
        return SheetCheck.Found.of(
                        SheetCheck.when(
                                number(line, "used-percent") > most,
                                "line-full",
                                line.word("used-percent"),
                                PlantChecks.plain(most)),
                        SheetCheck.when(
                                number(line, "loss-percent") > loss,
                                "line-lossy",
                                line.word("loss-percent"),
                                PlantChecks.plain(loss)))
                .proven(isCounted);
    }

    private static double number(Sheet.Line line, String key) {
        return line.has(key) ? Double.parseDouble(line.word(key)) : 0;
    }

    private static SheetCheck.Found guarded(Sheet.Line line, Question question) {
        if (!line.has("guard")) {
            return SheetCheck.Found.of(Phrase.of("line-unguarded"));
        }
        LocalDate licence = line.day("licence-to");
        LocalDate signatures = line.day("signatures-on");
        long hours = question.limits().whole("signature_age_h");
        boolean isOld = signatures != null
                && signatures.plusDays(Math.ceilDiv(hours, 24L)).isBefore(question.day());
        return SheetCheck.Found.of(
                        SheetCheck.when(line.has("down"), "guard-down", line.word("guard")),
                        SheetCheck.when(
                                licence != null && licence.isBefore(question.day()),
                                "guard-licence-ended",
                                line.word("guard"),
                                licence),
                        SheetCheck.when(isOld, "guard-signatures-old", line.word("guard"), signatures))
                .proven(licence != null && signatures != null && line.has("up"));
    }

    private static Sheet accessNow(RegisterEntries entries, Drifts drifts) {
        List<Sheet.Line> lines = new ArrayList<>();
        List<RegisterEntry> zones = entries.counting("network-zones");
        zones.forEach(zone -> lines.add(new Sheet.Told()
                .with("policy", zone.values().get("policy"))
                .with("device", zone.values().get("device"))
                .with("reviewed-on", RecordChecks.day(zone, "reviewed-on"))
                .of("register:network-zones:" + zone.id(), zone.name(), "/registers/network-zones/" + zone.id())));
        entries.counting("ports")
                .forEach(port -> lines.add(new Sheet.Told()
                        .when("open-port", true)
                        .with("permit", port.values().get("permit"))
                        .with("to", RecordChecks.day(port, "to"))
                        .of("register:ports:" + port.id(), port.name(), "/registers/ports/" + port.id())));
        List<DriftLine> strangers = drift(drifts, DriftKind.UNREGISTERED);
        strangers.forEach(line -> lines.add(new Sheet.Told()
                .when("stranger", true)
                .with("since", line.since())
                .of("drift:" + line.subject(), line.name(), "/equipment/drift?kind=unregistered")));
        lines.add(compared(drifts));
        return new Sheet(
                !zones.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("zones-kept", zones.size()), "/registers/network-zones"),
                        Proof.of(Phrase.of("strangers-seen", strangers.size()), "/equipment/drift?kind=unregistered")));
    }

    private static Sheet terminalsNow(RegisterEntries entries, Drifts drifts, Assets assets) {
        List<Sheet.Line> lines = new ArrayList<>();
        List<RegisterEntry> kept = entries.counting("terminals").stream()
                .filter(entry -> !RecordChecks.is(entry, "state", "removed"))
                .toList();
        kept.forEach(entry -> lines.add(new Sheet.Told()
                .with("mac", entry.values().get("mac"))
                .with("ip", entry.values().get("ip"))
                .of("register:terminals:" + entry.id(), entry.name(), "/registers/terminals/" + entry.id())));
        List<DriftLine> differing = OF_TERMINALS.stream()
                .flatMap(kind -> drift(drifts, kind).stream())
                .filter(line -> line.assetId() != null)
                .toList();
        Set<Long> terminals = assets
                .get(differing.stream().map(DriftLine::assetId).distinct().toList())
                .stream()
                .filter(asset -> TERMINAL.contains(asset.kind()))
                .map(Asset::id)
                .collect(Collectors.toSet());
        differing.stream()
                .filter(line -> terminals.contains(line.assetId()))
                .forEach(line -> lines.add(new Sheet.Told()
                        .with("since", line.since())
                        .with("noted", line.noted().isEmpty() ? "–" : line.noted())
                        .with("seen", line.seen())
                        .of(
                                "asset:" + line.assetId(),
                                line.name(),
                                "/equipment/drift?kind=" + line.kind().code())));
        lines.add(compared(drifts));
        return new Sheet(
                !kept.isEmpty(),
                lines,
                List.of(Proof.of(Phrase.of("terminals-kept", kept.size()), "/registers/terminals")));
    }

    private static Sheet.Line compared(Drifts drifts) {
        return new Sheet.Told()
                .with("compared", drifts.comparedAt().isPresent() ? "yes" : "no")
                .of("drift", "/equipment/drift", "/equipment/drift");
    }

    private static List<DriftLine> drift(Drifts drifts, DriftKind kind) {
        return drifts.find(new DriftFilter("", kind, DriftFilter.Show.OPEN), DriftOrder.NAME, false, 0, MOST_DRIFT)
                .lines();
    }

    private static Sheet cablesNow(RegisterEntries entries, PlantReader reader, Assets assets, Instant now) {
        List<RegisterEntry> cables = entries.counting("cabling");
        List<Sheet.Line> lines = new ArrayList<>();
        Map<String, Set<String>> ports = new HashMap<>();
        for (RegisterEntry cable : cables) {
            Map<String, String> values = cable.values();
            lines.add(new Sheet.Told()
                    .with("type", values.get("type"))
                    .when("a", values.containsKey("device-a") && values.containsKey("port-a"))
                    .when("b", values.containsKey("device-b") && values.containsKey("port-b"))
                    .of("register:cabling:" + cable.id(), cable.name(), "/registers/cabling/" + cable.id()));
            for (String end : List.of("a", "b")) {
                ports.computeIfAbsent(values.getOrDefault("device-" + end, ""), _ -> new HashSet<>())
                        .add(PlainText.letters(values.getOrDefault("port-" + end, "")));
            }
        }
        Map<Long, Long> assetOf = new HashMap<>();
        assets.tied().forEach(asset -> assetOf.put(asset.deviceId(), asset.id()));
        Plant plant = reader.read(
                Set.of(DeviceClass.SWITCH, DeviceClass.ROUTER, DeviceClass.FIREWALL),
                List.of(PlantReader.Wanted.of("if\\.[^.]+\\.status", "1")),
                now);
        for (Plant.Unit unit : plant.units()) {
            Set<String> known = ports.getOrDefault(String.valueOf(assetOf.get(unit.device())), Set.of());
            for (Plant.Told told : unit.told()) {
                Matcher number = PORT.matcher(told.point());
                boolean isUp =
                        number.matches() && told.isFresh(now) && told.word().equals("up");
                if (isUp
                        && !VIRTUAL.matcher(told.label()).matches()
                        && !isKnown(known, told.label(), number.group(1))) {
                    lines.add(new Sheet.Told()
                            .with("port", told.label().isEmpty() ? number.group(1) : told.label())
                            .of(
                                    "device:" + unit.device() + ":" + told.point(),
                                    unit.name(),
                                    "/devices/" + unit.device()));
                }
            }
        }
        return new Sheet(
                !cables.isEmpty(),
                lines,
                List.of(Proof.of(Phrase.of("cables-kept", cables.size()), "/registers/cabling")));
    }

    /** A port is noted by its name, by its number, or by a name that ends with it, such as {@code Gi1/0/24}. */
    private static boolean isKnown(Set<String> known, String label, String number) {
        String named = PlainText.letters(label);
        return known.contains(number) || !named.isEmpty() && known.contains(named);
    }

    private static Sheet loadsNow(Lines lines, LineReport report, AtomicReference<Known> known, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE).minusDays(1);
        Known of = known.get();
        if (of == null || !of.day().equals(day)) {
            of = new Known(day, report.day(day));
            known.set(of);
        }
        Map<Long, LineReport.Day> byLine =
                of.days().stream().collect(Collectors.toMap(LineReport.Day::line, one -> one));
        List<Sheet.Line> sheet = new ArrayList<>();
        for (InternetLine line : lines.used()) {
            LineReport.Day carried = byLine.get(line.id());
            Sheet.Told told = new Sheet.Told().with("day", day);
            if (carried != null && carried.p95Bps() != null && line.promisedMbit() != null) {
                told.with(
                        "used-percent",
                        BigDecimal.valueOf(carried.p95Bps())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(MBIT.multiply(BigDecimal.valueOf(line.promisedMbit())), 1, RoundingMode.HALF_UP)
                                .toPlainString());
            }
            if (carried != null && carried.lossPercent() != null) {
                told.with(
                        "loss-percent",
                        BigDecimal.valueOf(carried.lossPercent())
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString());
            }
            sheet.add(told.of("line:" + line.id(), line.name(), "/lines/" + line.id()));
        }
        return new Sheet(
                !sheet.isEmpty(), sheet, List.of(Proof.of(Phrase.of("lines-measured", sheet.size(), day), "/lines")));
    }

    private static Sheet edgeNow(Lines lines, RegisterEntries entries, PlantReader reader, Assets assets, Instant now) {
        List<RegisterEntry> guards = entries.counting("security-devices");
        Map<Long, Plant.Unit> asked =
                reader
                        .read(Set.of(), List.of(PlantReader.Wanted.of("device\\.reachability", "1")), now)
                        .units()
                        .stream()
                        .collect(Collectors.toMap(Plant.Unit::device, unit -> unit));
        List<Sheet.Line> sheet = new ArrayList<>();
        for (InternetLine line : lines.used()) {
            Sheet.Told told = new Sheet.Told();
            guards.stream()
                    .filter(guard -> guard.values()
                            .getOrDefault("lines", "")
                            .lines()
                            .anyMatch(name -> PlainText.letters(name).equals(PlainText.letters(line.name()))))
                    .findFirst()
                    .ifPresent(guard -> {
                        String state = state(guard, assets, asked, now);
                        told.with("guard", guard.name())
                                .with("licence-to", RecordChecks.day(guard, "licence-to"))
                                .with("signatures-on", RecordChecks.day(guard, "signatures-on"))
                                .when("up", state.equals("reachable"))
                                .when("down", state.equals("unreachable"));
                    });
            sheet.add(told.of("line:" + line.id(), line.name(), "/lines/" + line.id()));
        }
        return new Sheet(
                !guards.isEmpty() && !sheet.isEmpty(),
                sheet,
                List.of(Proof.of(Phrase.of("guards-kept", guards.size()), "/registers/security-devices")));
    }

    /** Returns what the device that a guard is tells of being reached; empty where nobody hears it. */
    private static String state(RegisterEntry guard, Assets assets, Map<Long, Plant.Unit> asked, Instant now) {
        String id = guard.values().getOrDefault("asset", "");
        Long device = id.isEmpty()
                ? null
                : assets.get(List.of(Long.valueOf(id))).stream()
                        .map(Asset::deviceId)
                        .filter(one -> one != null)
                        .findFirst()
                        .orElse(null);
        return device == null || !asked.containsKey(device)
                ? ""
                : asked.get(device).told().stream()
                        .filter(told -> told.isFresh(now))
                        .map(Plant.Told::word)
                        .findFirst()
                        .orElse("");
    }
}
