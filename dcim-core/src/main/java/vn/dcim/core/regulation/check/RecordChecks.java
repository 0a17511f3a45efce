package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.Role;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Evidence and checks that hold a register against what there is: every component, every warning, every controller, everybody who operates. */
@Factory
final class RecordChecks {

    static final String COMPONENTS = "components";
    static final String WARNINGS = "warnings";
    static final String DOOR_LOGS = "door-logs";
    static final String UNDERTAKINGS = "undertakings";
    static final String PATCHES = "patches";

    private static final int NAMED = 3;
    /** So many days back door logs are looked at. */
    private static final int DOOR_DAYS = 31;

    /** What has no software of its own, so that nothing can be weak or hardened. */
    private static final Set<AssetKind> WITHOUT_SOFTWARE =
            EnumSet.of(AssetKind.BATTERY, AssetKind.PANEL, AssetKind.RACK, AssetKind.MONITOR, AssetKind.OTHER);

    private static final Set<String> SOUND = Set.of("passed", "found");

    @Singleton
    @Named(COMPONENTS)
    @Requires(property = "datasources.default.url")
    SheetEvidence components(AssetsAtHand assets, RegisterEntries entries, Versions versions) {
        KeptLines<Component> kept = new KeptLines<>();
        UntilOther<Components, List<Sheet.Line>> lines = new UntilOther<>(versions, all -> components(all, kept));
        return new SheetEvidence(COMPONENTS, _ -> componentsNow(assets, entries, lines));
    }

    @Singleton
    @Named(WARNINGS)
    @Requires(property = "datasources.default.url")
    SheetEvidence warnings(AssetsAtHand assets, RegisterEntries entries) {
        return new SheetEvidence(WARNINGS, _ -> warningsNow(assets, entries));
    }

    @Singleton
    @Named(DOOR_LOGS)
    @Requires(property = "datasources.default.url")
    SheetEvidence doorLogs(DevicesAtHand devices, RegisterEntries entries) {
        return new SheetEvidence(DOOR_LOGS, now -> doorLogsNow(devices, entries, now));
    }

    @Singleton
    @Named(UNDERTAKINGS)
    @Requires(property = "datasources.default.url")
    SheetEvidence undertakings(Accounts accounts, RegisterEntries entries) {
        return new SheetEvidence(UNDERTAKINGS, _ -> undertakingsNow(accounts, entries));
    }

    @Singleton
    @Named(PATCHES)
    @Requires(property = "datasources.default.url")
    SheetEvidence patches(Hosts hosts, RegisterEntries entries) {
        KeptLines<Patched> kept = new KeptLines<>();
        return new SheetEvidence(PATCHES, _ -> patchesNow(hosts, entries, kept));
    }

    @Singleton
    @Named("patched-in-time")
    SheetCheck patchedInTime() {
        return new SheetCheck("patched-in-time", PATCHES, RecordChecks::patch);
    }

    @Singleton
    @Named("hardened-before-use")
    SheetCheck hardened() {
        return new SheetCheck(
                "hardened-before-use",
                COMPONENTS,
                (line, _) -> beforeUse(line, "hardened-on", "not-hardened", "hardened-late"));
    }

    @Singleton
    @Named("checked-before-use")
    SheetCheck checked() {
        return new SheetCheck(
                "checked-before-use",
                COMPONENTS,
                (line, _) -> beforeUse(line, "checked-on", "not-checked", "checked-late"));
    }

    /** Complete only where every component has a result. */
    @Singleton
    @Named("weaknesses-assessed")
    SheetCheck assessed() {
        return new SheetCheck("weaknesses-assessed", COMPONENTS, (line, question) -> {
            LocalDate on = line.day("assessed-on");
            return SheetCheck.Found.of(
                    SheetCheck.when(on == null, "component-left-out"),
                    SheetCheck.when(
                            on != null && on.isBefore(question.day().minusYears(1)), "component-assessed-last", on));
        });
    }

    @Singleton
    @Named("warnings-followed")
    SheetCheck followed() {
        return new SheetCheck("warnings-followed", WARNINGS, (line, _) -> warning(line));
    }

    @Singleton
    @Named("door-logs-whole")
    SheetCheck doorLogsWhole() {
        return new SheetCheck("door-logs-whole", DOOR_LOGS, RecordChecks::doorLog);
    }

    @Singleton
    @Named("undertakings-signed")
    SheetCheck undertakingsSigned() {
        return new SheetCheck("undertakings-signed", UNDERTAKINGS, RecordChecks::undertaking);
    }

    private static SheetCheck.Found beforeUse(Sheet.Line line, String what, String missing, String late) {
        LocalDate done = line.day(what);
        LocalDate used = line.day("in-use-on");
        return SheetCheck.Found.of(
                        SheetCheck.when(done == null, missing),
                        SheetCheck.when(done != null && used != null && done.isAfter(used), late, used, done))
                .proven(used != null);
    }

    /** How old a missing patch is no console tells: that stands in the register of weaknesses, by grade. */
    private static SheetCheck.Found patch(Sheet.Line line, Question question) {
        if (!line.has("grade")) {
            return SheetCheck.Found.FINE.proven(line.tells("missing", "0") || line.has("missing") && line.has("noted"));
        }
        int days = patchDays(line.word("grade"), question);
        LocalDate found = line.day("found-on");
        return SheetCheck.Found.of(
                SheetCheck.when(found.plusDays(days).isBefore(question.day()), "patch-too-old", found, days));
    }

    /** Returns for how many days a weakness of a grade may stay: the limit reads {@code critical:14|high:30|others:90}. */
    private static int patchDays(String grade, Question question) {
        Map<String, Integer> days = new HashMap<>();
        for (String part : question.limits().word("missing_patch_age_days").split("\\|")) {
            String[] pair = part.split(":");
            days.put(pair[0], Integer.valueOf(pair[pair.length - 1]));
        }
        String severity = grade.equals("serious") ? "critical" : grade.equals("high") ? "high" : "others";
        return days.getOrDefault(severity, days.getOrDefault("others", 0));
    }

    private static SheetCheck.Found warning(Sheet.Line line) {
        if (line.has("unchecked")) {
            return SheetCheck.Found.of(Phrase.of(
                    line.has("matched") ? "warning-unchecked" : "warning-unmatched",
                    line.count("unchecked"),
                    line.word("first")));
        }
        return SheetCheck.Found.of(
                        SheetCheck.when(!line.has("matched"), "warning-not-looked-up"),
                        SheetCheck.when(line.tells("matched", "yes") && !line.has("case"), "warning-without-case"))
                .proven(line.has("product") || !line.tells("matched", "yes"));
    }

    private static SheetCheck.Found doorLog(Sheet.Line line, Question question) {
        if (line.has("newest")) {
            // why: the day that is not over yet has no line, nor has the one before it till somebody fetched it
            boolean isRecent = !line.day("newest").isBefore(question.day().minusDays(2));
            return SheetCheck.Found.FINE.proven(isRecent);
        }
        if (line.has("silent")) {
            return SheetCheck.Found.UNPROVEN;
        }
        double drift = question.limits().number("clock_drift_s");
        boolean isCounted = line.has("missing") && line.has("nameless") && line.has("drift");
        return SheetCheck.Found.of(
                        SheetCheck.when(
                                line.count("missing") > 0, "events-missing", line.count("missing"), line.word("day")),
                        SheetCheck.when(line.has("gap"), "events-missing-before", line.word("gap"), line.word("day")),
                        SheetCheck.when(
                                line.count("nameless") > 0,
                                "events-nameless",
                                line.count("nameless"),
                                line.word("day")),
                        SheetCheck.when(
                                line.count("drift") > drift,
                                "clock-off",
                                line.count("drift"),
                                PlantChecks.plain(drift)))
                .proven(isCounted);
    }

    private static SheetCheck.Found undertaking(Sheet.Line line, Question question) {
        if (line.has("export")) {
            LocalDate approved = line.day("approved-on");
            return SheetCheck.Found.of(
                    SheetCheck.when(approved == null || !line.has("approval"), "export-unapproved"),
                    SheetCheck.when(
                            approved != null && approved.isAfter(line.day("exported-on")),
                            "export-approved-late",
                            approved));
        }
        LocalDate signed = line.day("signed-on");
        LocalDate until = line.day("until");
        return SheetCheck.Found.of(
                SheetCheck.when(signed == null, "undertaking-missing"),
                SheetCheck.when(signed != null && signed.isAfter(question.day()), "undertaking-missing"),
                SheetCheck.when(
                        signed != null && until != null && until.isBefore(question.day()), "undertaking-ended", until));
    }

    /** All that the line of a component is made of. @param checks of it */
    private record Component(Asset asset, List<RegisterEntry> checks) {

        Sheet.Line line() {
            return new Sheet.Told()
                    .with("in-use-on", asset.origin().inUseOn())
                    .with("hardened-on", hardened(checks))
                    .with("checked-on", first(checks, "before-use"))
                    .with("assessed-on", last(checks, "yearly"))
                    .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id());
        }
    }

    /** All that the lines of components are made of. @param checks entries that count */
    private record Components(List<Asset> present, List<RegisterEntry> checks) {}

    private static List<Sheet.Line> components(Components all, KeptLines<Component> kept) {
        Map<Long, List<RegisterEntry>> byAsset = all.checks().stream()
                .filter(entry -> entry.values().containsKey("asset"))
                .collect(Collectors.groupingBy(
                        entry -> Long.valueOf(entry.values().get("asset"))));
        List<Component> components = inService(all.present()).stream()
                .map(asset -> new Component(asset, byAsset.getOrDefault(asset.id(), List.of())))
                .toList();
        return kept.of(components, each -> each.asset().id(), Component::line);
    }

    private static Sheet componentsNow(
            AssetsAtHand assets, RegisterEntries entries, UntilOther<Components, List<Sheet.Line>> known) {
        List<RegisterEntry> checks = entries.counting("asset-checks");
        List<Sheet.Line> lines = known.of(new Components(assets.present(), checks));
        return new Sheet(
                !checks.isEmpty(),
                lines,
                List.of(Proof.of(
                        Phrase.of("components-checked", lines.size(), checks.size()), "/registers/asset-checks")));
    }

    /** Done and approved: whichever was later. */
    private static @Nullable LocalDate hardened(List<RegisterEntry> own) {
        return own.stream()
                .filter(entry -> is(entry, "kind", "hardening") && is(entry, "outcome", "passed"))
                .map(entry -> {
                    LocalDate done = day(entry, "done-on");
                    LocalDate approved = day(entry, "approved-on");
                    return done == null || approved == null ? null : done.isAfter(approved) ? done : approved;
                })
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable LocalDate first(List<RegisterEntry> own, String kind) {
        return sound(own, kind).stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable LocalDate last(List<RegisterEntry> own, String kind) {
        return sound(own, kind).stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static List<LocalDate> sound(List<RegisterEntry> own, String kind) {
        return own.stream()
                .filter(entry -> is(entry, "kind", kind)
                        && SOUND.contains(entry.values().getOrDefault("outcome", ""))
                        && day(entry, "done-on") != null)
                .map(entry -> day(entry, "done-on"))
                .toList();
    }

    /** All that the line of a machine is made of. */
    private record Patched(
            long asset, String name, @Nullable Integer missing, boolean isNoted) {

        Sheet.Line line() {
            return new Sheet.Told()
                    .with("missing", missing)
                    .when("noted", isNoted)
                    .of("asset:" + asset, name, "/software/hosts/" + asset);
        }
    }

    private static Sheet patchesNow(Hosts hosts, RegisterEntries entries, KeptLines<Patched> kept) {
        Hosts.Standing standing = OneRound.once("hosts", hosts::standing);
        List<RegisterEntry> open = entries.counting("weaknesses").stream()
                .filter(entry -> day(entry, "treated-on") == null && day(entry, "found-on") != null)
                .toList();
        Set<String> noted = open.stream()
                .map(entry -> entry.values().getOrDefault("component", ""))
                .collect(Collectors.toSet());
        Set<String> machines = standing.machines().stream()
                .map(host -> String.valueOf(host.assetId()))
                .collect(Collectors.toSet());
        List<Sheet.Line> lines = new ArrayList<>();
        lines.addAll(kept.of(
                standing.machines().stream()
                        .map(host -> new Patched(
                                host.assetId(),
                                host.name(),
                                host.missingPatches(),
                                noted.contains(String.valueOf(host.assetId()))))
                        .toList(),
                Patched::asset,
                Patched::line));
        open.stream()
                .filter(entry -> machines.contains(entry.values().getOrDefault("component", "")))
                .forEach(entry -> lines.add(new Sheet.Told()
                        .with("grade", entry.values().getOrDefault("grade", "ungraded"))
                        .with("found-on", day(entry, "found-on"))
                        .of("register:weaknesses:" + entry.id(), entry.name(), "/registers/weaknesses/" + entry.id())));
        return new Sheet(
                !lines.isEmpty(),
                lines,
                List.of(Proof.of(
                        Phrase.of(
                                "hosts-listed",
                                standing.machines().size(),
                                standing.reports().size() - standing.outOfDate().size()),
                        "/software/hosts")));
    }

    private static Sheet warningsNow(AssetsAtHand assets, RegisterEntries entries) {
        List<RegisterEntry> all = entries.counting("warnings").stream()
                .filter(entry -> is(entry, "kind", "weakness"))
                .toList();
        List<Asset> known = all.isEmpty() ? List.of() : inService(assets.present());
        Map<String, Set<String>> checked = new HashMap<>();
        entries.counting("asset-checks").stream()
                .filter(entry -> is(entry, "kind", "warning")
                        && SOUND.contains(entry.values().getOrDefault("outcome", "")))
                .forEach(entry -> checked.computeIfAbsent(
                                entry.values().getOrDefault("warning", ""), _ -> new HashSet<>())
                        .add(entry.values().getOrDefault("asset", "")));
        List<Sheet.Line> lines = all.stream()
                .map(entry -> {
                    Set<String> done = checked.getOrDefault(String.valueOf(entry.id()), Set.of());
                    List<String> left = known.stream()
                            .filter(asset -> isMeant(entry, asset) && !done.contains(String.valueOf(asset.id())))
                            .map(Asset::name)
                            .toList();
                    return new Sheet.Told()
                            .with("matched", entry.values().get("concerns"))
                            .with("case", entry.values().get("case"))
                            .when("product", !product(entry).isEmpty())
                            .with("unchecked", left.isEmpty() ? null : left.size())
                            .with("first", left.stream().limit(NAMED).collect(Collectors.joining(", ")))
                            .of("register:warnings:" + entry.id(), entry.name(), "/registers/warnings/" + entry.id());
                })
                .toList();
        return new Sheet(
                !all.isEmpty(),
                lines,
                List.of(Proof.of(Phrase.of("warnings-kept", all.size()), "/registers/warnings")));
    }

    private static String product(RegisterEntry warning) {
        return PlainText.of(warning.values().getOrDefault("maker", "") + " "
                        + warning.values().getOrDefault("model", ""))
                .strip();
    }

    /** Tells whether an asset is of the maker and of the model, or of one that begins with it. */
    private static boolean isMeant(RegisterEntry warning, Asset asset) {
        String maker = PlainText.of(warning.values().getOrDefault("maker", "")).strip();
        String model = PlainText.of(warning.values().getOrDefault("model", "")).strip();
        return !model.isEmpty()
                && PlainText.of(asset.model()).strip().startsWith(model)
                && (maker.isEmpty() || PlainText.of(asset.maker()).strip().equals(maker));
    }

    private static Sheet doorLogsNow(DevicesAtHand devices, RegisterEntries entries, Instant now) {
        LocalDate from = LocalDate.ofInstant(now, CentreTime.ZONE).minusDays(DOOR_DAYS);
        Map<String, TreeMap<LocalDate, RegisterEntry>> byController = new TreeMap<>();
        List<RegisterEntry> all = entries.counting("access-logs");
        all.forEach(entry -> byController
                .computeIfAbsent(entry.values().getOrDefault("controller", ""), _ -> new TreeMap<>())
                .put(day(entry, "day"), entry));
        List<Sheet.Line> lines = new ArrayList<>();
        byController.forEach((controller, days) -> {
            RegisterEntry before = null;
            for (Map.Entry<LocalDate, RegisterEntry> each : days.entrySet()) {
                if (!each.getKey().isBefore(from)) {
                    lines.add(doorDay(controller, each.getKey(), each.getValue(), before));
                }
                before = each.getValue();
            }
            lines.add(new Sheet.Told()
                    .with("newest", days.lastKey())
                    .of("controller:" + controller, controller, "/registers/access-logs"));
        });
        OneRound.once("devices", devices::listed).stream()
                .filter(device -> device.deviceClass() == DeviceClass.ACCESS)
                .map(Device::name)
                .filter(name -> byController.keySet().stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> lines.add(new Sheet.Told()
                        .when("silent", true)
                        .of("controller:" + name, name, "/registers/access-logs")));
        return new Sheet(
                !all.isEmpty(), lines, List.of(Proof.of(Phrase.of("door-days", all.size()), "/registers/access-logs")));
    }

    private static Sheet.Line doorDay(
            String controller, LocalDate day, RegisterEntry entry, @Nullable RegisterEntry before) {
        Long first = number(entry, "first");
        Long last = number(entry, "last");
        Long events = number(entry, "events");
        Long lastBefore = before == null ? null : number(before, "last");
        Sheet.Told told = new Sheet.Told()
                .with("day", day)
                .with("nameless", number(entry, "nameless"))
                .with("drift", number(entry, "drift"));
        if (first != null && last != null && events != null) {
            told.with("missing", Math.max(0, last - first + 1 - events));
        }
        // why: a controller that was replaced begins anew
        if (first != null && lastBefore != null && first > lastBefore + 1) {
            told.with("gap", (lastBefore + 1) + "–" + (first - 1));
        }
        return told.of("register:access-logs:" + entry.id(), controller, "/registers/access-logs/" + entry.id());
    }

    private static Sheet undertakingsNow(Accounts accounts, RegisterEntries entries) {
        List<RegisterEntry> all = entries.counting("undertakings");
        List<Sheet.Line> lines = new ArrayList<>();
        accounts.all().stream()
                .filter(account -> account.deactivatedAt() == null && isOperating(account.role()))
                .sorted(Comparator.comparing(Account::name))
                .forEach(account -> lines.add(staff(account, all)));
        List<RegisterEntry> exports = entries.counting("data-exports");
        exports.forEach(entry -> lines.add(new Sheet.Told()
                .when("export", true)
                .with("approval", entry.values().get("approval"))
                .with("approved-on", day(entry, "approved-on"))
                .with("exported-on", day(entry, "exported-on"))
                .of("register:data-exports:" + entry.id(), entry.name(), "/registers/data-exports/" + entry.id())));
        return new Sheet(
                !all.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("undertakings-kept", all.size()), "/registers/undertakings"),
                        Proof.of(Phrase.of("exports-kept", exports.size()), "/registers/data-exports")));
    }

    private static boolean isOperating(Role role) {
        return role.population() != Population.USERS || role == Role.ASSET_MANAGER;
    }

    private static Sheet.Line staff(Account account, List<RegisterEntry> all) {
        RegisterEntry newest = all.stream()
                .filter(entry -> account.name().equalsIgnoreCase(entry.values().getOrDefault("account", "")))
                .filter(entry -> day(entry, "signed-on") != null)
                .max(Comparator.comparing(entry -> day(entry, "signed-on")))
                .orElse(null);
        return new Sheet.Told()
                .with("signed-on", newest == null ? null : day(newest, "signed-on"))
                .with("until", newest == null ? null : day(newest, "until"))
                .of("account:" + account.id(), account.name(), "/registers/undertakings");
    }

    private static List<Asset> inService(List<Asset> present) {
        return present.stream()
                .filter(asset -> asset.status() == AssetStatus.IN_USE || asset.status() == AssetStatus.STANDBY)
                .filter(asset -> !WITHOUT_SOFTWARE.contains(asset.kind()))
                .toList();
    }

    static boolean is(RegisterEntry entry, String field, String value) {
        return value.equals(entry.values().get(field));
    }

    static @Nullable LocalDate day(RegisterEntry entry, String field) {
        String text = entry.values().getOrDefault(field, "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static @Nullable Long number(RegisterEntry entry, String field) {
        String text = entry.values().getOrDefault(field, "");
        return text.isEmpty() ? null : Long.valueOf(text);
    }
}
