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

    private final SoftwareRegister register;
    private final Consoles consoles;
    private final Rows rows;
    private final SoftwareConfig config;
    private final Clock clock;
    private final UntilChange<Told, Standing> standing;

    /** @param at to the minute: lists grow too old, and nobody looks for seconds */
    private record Told(List<ConsoleReport> reports, Instant at) {}

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
        return standing.of(new Told(reports, now.truncatedTo(ChronoUnit.MINUTES)), () -> standing(reports, now));
    }

    private Standing standing(List<ConsoleReport> reports, Instant now) {
        Map<Long, TitleLine> lines = register.lines(null);
        Map<Long, List<TitleLine>> installed = new HashMap<>();
        rows.all(INSTALLED, List.of(), row -> Map.entry(row.getLong("asset_id"), row.getLong("title_id")))
                .forEach(entry -> installed
                        .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(lines.get(entry.getValue())));
        Set<ConsoleReport> outOfDate = reports.stream()
                .filter(report -> !report.isNewEnough(config, now))
                .collect(Collectors.toSet());
        List<ConsoleHost> told = reports.stream()
                .filter(report -> !outOfDate.contains(report))
                .flatMap(report -> consoles.of(report).stream())
                .toList();
        Map<String, List<ConsoleHost>> byName =
                told.stream().collect(Collectors.groupingBy(host -> plain(host.host())));
        boolean isProven = reports.size() > outOfDate.size();
        Set<ConsoleHost> known = new HashSet<>();
        List<HostState> machines = rows
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
                    return state(machine, installed.getOrDefault(machine.id(), List.of()), seen, isProven, now);
                })
                .toList();
        List<ConsoleHost> unknown = told.stream()
                .filter(host -> !known.contains(host))
                .sorted(Comparator.comparing(ConsoleHost::host))
                .toList();
        return new Standing(machines, unknown, reports, outOfDate);
    }

    private HostState state(
            Machine machine, List<TitleLine> installed, List<ConsoleHost> seen, boolean isProven, Instant now) {
        Set<HostFlaw> flaws = EnumSet.noneOf(HostFlaw.class);
        LocalDate today = register.today();
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
        return lower.matches("[0-9.]+|.*:.*") || !lower.contains(".") ? lower : lower.substring(0, lower.indexOf('.'));
    }
}
