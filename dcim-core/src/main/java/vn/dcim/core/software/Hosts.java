package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.version.UntilChange;
import vn.dcim.core.version.Versions;

/**
 * Holds servers, workstations and laptops in service against what articles 10.4.a, 10.4.b and 24.1 of 11/2023 ask for: an operating
 * system and anti-malware that are licensed today and recommended, on the lists of the consoles, up to date.
 */
@Singleton
public class Hosts {

    private static final String MACHINES = "SELECT id, name, tag, kind, ips FROM asset"
            + " WHERE kind IN ('SERVER', 'WORKSTATION', 'LAPTOP') AND status IN ('IN_USE', 'STANDBY', 'LENT') ORDER BY name, id";
    private static final String INSTALLED = "SELECT i.asset_id, i.title_id FROM installation i"
            + " JOIN software_title t ON t.id = i.title_id"
            + " WHERE i.asset_id IS NOT NULL AND t.kind IN ('OPERATING_SYSTEM', 'ANTI_MALWARE')";

    private static final String CARRIED =
            "SELECT a.id, a.name AS server, t.name AS title, t.permit = 'PERMITTED' AS permitted"
                    + " FROM installation i JOIN asset a ON a.id = i.asset_id JOIN software_title t ON t.id = i.title_id"
                    + " WHERE a.kind = 'SERVER' AND a.status IN ('IN_USE', 'STANDBY', 'LENT') ORDER BY a.name, a.id, t.name";

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final SoftwareRegister register;
    private final Consoles consoles;
    private final Rows rows;
    private final SoftwareConfig config;
    private final Clock clock;
    private final UntilChange<Told, Sight> sight;
    private final UntilChange<Look, Standing> standing;

    /** The newest lists, and those of them that are too old to prove anything. */
    private record Told(List<ConsoleReport> reports, Set<ConsoleReport> outOfDate) {}

    /** @param at to the minute: what was told grows old, and nobody looks for seconds */
    private record Look(Told told, Instant at) {}

    /** What is known of each machine, whatever the time is, and of what is no machine of the register. */
    private record Sight(List<SeenMachine> machines, List<ConsoleHost> unknown) {}

    /**
     * @param installed operating systems and what keeps malware away
     * @param seen how consoles tell it
     */
    private record SeenMachine(Machine machine, List<TitleLine> installed, List<ConsoleHost> seen) {}

    Hosts(
            SoftwareRegister register,
            Consoles consoles,
            Rows rows,
            SoftwareConfig config,
            Clock clock,
            Versions versions) {
        this.register = register;
        this.consoles = consoles;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        sight = new UntilChange<>(versions);
        standing = new UntilChange<>(versions);
    }

    /**
     * How machines stand.
     *
     * @param machines by name
     * @param unknown what stands on lists that are new enough and is no machine of the register in service, by name
     * @param reports the newest of each console
     * @param outOfDate those of them that are too old to prove anything
     */
    public record Standing(
            List<HostState> machines,
            List<ConsoleHost> unknown,
            List<ConsoleReport> reports,
            Set<ConsoleReport> outOfDate) {

        /** Tells whether there is any evidence at all of updates, scans and patches. */
        public boolean isProven() {
            return reports.size() > outOfDate.size();
        }
    }

    private record Machine(long id, String name, String tag, AssetKind kind, String ips) {

        /** By what consoles may know it. */
        Stream<String> names() {
            return Stream.concat(Stream.of(name, tag), Stream.of(ips.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .map(Hosts::plain);
        }
    }

    public Standing standing() {
        Instant now = clock.instant();
        List<ConsoleReport> reports = consoles.newest();
        Told told = new Told(
                reports,
                reports.stream()
                        .filter(report -> !report.isNewEnough(config, now))
                        .collect(Collectors.toSet()));
        return standing.of(
                new Look(told, now.truncatedTo(ChronoUnit.MINUTES)),
                () -> standing(told, sight.of(told, () -> sight(told)), now));
    }

    /** A title on a server in service. @param isPermitted whether it stands on the list of permitted software */
    public record Carried(long assetId, String server, String title, boolean isPermitted) {}

    /** Returns what is noted on servers in service, by server and title. */
    public List<Carried> carriedByServers() {
        return rows.all(
                CARRIED,
                List.of(),
                row -> new Carried(
                        row.getLong("id"),
                        row.getString("server"),
                        row.getString("title"),
                        row.getBoolean("permitted")));
    }

    private Sight sight(Told told) {
        Map<Long, TitleLine> lines = register.lines(null);
        Map<Long, List<TitleLine>> installed = new HashMap<>();
        rows.all(INSTALLED, List.of(), row -> Map.entry(row.getLong("asset_id"), row.getLong("title_id")))
                .forEach(entry -> installed
                        .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(lines.get(entry.getValue())));
        List<ConsoleHost> hosts = told.reports().stream()
                .filter(report -> !told.outOfDate().contains(report))
                .flatMap(report -> consoles.of(report).stream())
                .toList();
        Map<String, List<ConsoleHost>> byName =
                hosts.stream().collect(Collectors.groupingBy(host -> plain(host.host())));
        Set<ConsoleHost> known = new HashSet<>();
        List<SeenMachine> machines = rows
                .all(
                        MACHINES,
                        List.of(),
                        row -> new Machine(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getString("tag"),
                                AssetKind.valueOf(row.getString("kind")),
                                row.getString("ips")))
                .stream()
                .map(machine -> {
                    List<ConsoleHost> seen = machine.names()
                            .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                            .distinct()
                            .toList();
                    known.addAll(seen);
                    return new SeenMachine(machine, installed.getOrDefault(machine.id(), List.of()), seen);
                })
                .toList();
        List<ConsoleHost> unknown = hosts.stream()
                .filter(host -> !known.contains(host))
                .sorted(Comparator.comparing(ConsoleHost::host))
                .toList();
        return new Sight(machines, unknown);
    }

    private Standing standing(Told told, Sight sight, Instant now) {
        boolean isProven = told.reports().size() > told.outOfDate().size();
        LocalDate today = register.today();
        List<HostState> machines = sight.machines().stream()
                .map(seen -> state(seen.machine(), seen.installed(), seen.seen(), isProven, now, today))
                .toList();
        return new Standing(machines, sight.unknown(), told.reports(), told.outOfDate());
    }

    private HostState state(
            Machine machine,
            List<TitleLine> installed,
            List<ConsoleHost> seen,
            boolean isProven,
            Instant now,
            LocalDate today) {
        Set<HostFlaw> flaws = EnumSet.noneOf(HostFlaw.class);
        judge(
                flaws,
                of(installed, HostNeed.OPERATING_SYSTEM),
                today,
                HostFlaw.NO_SYSTEM,
                HostFlaw.SYSTEM_UNLICENSED,
                HostFlaw.SYSTEM_NOT_RECOMMENDED);
        judge(
                flaws,
                of(installed, HostNeed.ANTI_MALWARE),
                today,
                HostFlaw.NO_ANTI_MALWARE,
                HostFlaw.ANTI_MALWARE_UNLICENSED,
                HostFlaw.ANTI_MALWARE_NOT_RECOMMENDED);
        Instant updatedAt = newest(seen, ConsoleHost::updatedAt);
        Instant scannedAt = newest(seen, ConsoleHost::scannedAt);
        Integer patches = seen.stream()
                .map(ConsoleHost::missingPatches)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (!isProven) {
            flaws.add(HostFlaw.NO_EVIDENCE);
        } else if (seen.isEmpty()) {
            flaws.add(HostFlaw.MISSING);
        } else {
            if (isOlder(updatedAt, Duration.ofHours(config.definitionHours()), now)) {
                flaws.add(HostFlaw.SILENT);
            }
            if (isOlder(scannedAt, Duration.ofDays(config.scanDays()), now)) {
                flaws.add(HostFlaw.NOT_SCANNED);
            }
            if (patches == null) {
                flaws.add(HostFlaw.PATCHES_UNKNOWN);
            } else if (patches > 0) {
                flaws.add(HostFlaw.PATCHES_MISSING);
            }
        }
        return new HostState(
                machine.id(),
                machine.name(),
                machine.tag(),
                machine.kind(),
                titles(of(installed, HostNeed.OPERATING_SYSTEM)),
                titles(of(installed, HostNeed.ANTI_MALWARE)),
                updatedAt,
                scannedAt,
                patches,
                flaws);
    }

    /** One that is in order is enough; where there is none, all that is wrong is told. */
    private static void judge(
            Set<HostFlaw> flaws,
            List<TitleLine> lines,
            LocalDate today,
            HostFlaw none,
            HostFlaw unlicensed,
            HostFlaw notRecommended) {
        if (lines.isEmpty()) {
            flaws.add(none);
            return;
        }
        if (lines.stream().anyMatch(line -> line.isLicensed(today) && isRecommended(line))) {
            return;
        }
        if (lines.stream().noneMatch(line -> line.isLicensed(today))) {
            flaws.add(unlicensed);
        }
        if (lines.stream().noneMatch(Hosts::isRecommended)) {
            flaws.add(notRecommended);
        }
    }

    private static boolean isRecommended(TitleLine line) {
        return line.title().permit() == Permit.PERMITTED
                && !line.title().recommendedBy().isEmpty();
    }

    private static List<TitleLine> of(List<TitleLine> lines, HostNeed need) {
        return lines.stream().filter(line -> line.title().kind() == need.kind()).toList();
    }

    private static String titles(List<TitleLine> lines) {
        return lines.stream().map(line -> line.title().title()).collect(Collectors.joining(", "));
    }

    private static @Nullable Instant newest(List<ConsoleHost> seen, Function<ConsoleHost, @Nullable Instant> what) {
        return seen.stream()
                .map(what)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isOlder(@Nullable Instant at, Duration limit, Instant now) {
        return at == null || at.isBefore(now.minus(limit));
    }

    /** A host without its domain, as {@code dc-01.tinh.gov.vn}; an address as it is. */
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(lower).matches() || !lower.contains(".")
                ? lower
                : lower.substring(0, lower.indexOf('.'));
    }
}
