package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/**
 * Holds servers, workstations and laptops in service against what articles 10.4.a, 10.4.b and 24.1 of 11/2023 ask for: an operating
 * system and anti-malware that are licensed today and recommended, on the lists of the consoles, up to date.
 */
@Singleton
public class Hosts {

    private static final Set<AssetKind> MACHINES =
            EnumSet.of(AssetKind.SERVER, AssetKind.WORKSTATION, AssetKind.LAPTOP);
    private static final Set<AssetStatus> IN_SERVICE =
            EnumSet.of(AssetStatus.IN_USE, AssetStatus.STANDBY, AssetStatus.LENT);
    private static final Set<String> TABLES = Set.of("software_title", "installation");
    private static final String INSTALLED = "SELECT i.asset_id, i.title_id FROM installation i"
            + " JOIN software_title t ON t.id = i.title_id WHERE i.asset_id IS NOT NULL ORDER BY t.name, t.id";
    private static final Set<SoftwareKind> NEEDED =
            EnumSet.of(SoftwareKind.OPERATING_SYSTEM, SoftwareKind.ANTI_MALWARE);

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final SoftwareRegister register;
    private final Consoles consoles;
    private final Rows rows;
    private final SoftwareConfig config;
    private final Clock clock;
    private final AssetsAtHand assets;
    private final Versions versions;
    private final UntilOther<Instant, Map<Long, List<Long>>> installed;
    private final UntilOther<Told, Lists> listed;
    private final UntilOther<Sources, Sight> sight;
    private final UntilOther<Load, List<Carried>> carried;
    private volatile Sight lastSight = Sight.NONE;
    private volatile Map<Long, Known> lastKnown = Map.of();
    private volatile List<HostState> lastMachines = List.of();

    /** The newest lists, and those of them that are too old to prove anything. */
    private record Told(List<ConsoleReport> reports, Set<ConsoleReport> outOfDate) {}

    /** All that it is told from what servers carry. @param installed ids of titles by that of the asset, by name of the title */
    private record Load(Map<Long, TitleLine> lines, Map<Long, List<Long>> installed, List<Asset> present) {}

    /** What stands on the lists that are new enough. @param byName as consoles may know machines */
    private record Lists(List<ConsoleHost> hosts, Map<String, List<ConsoleHost>> byName) {}

    /** All that the sight of machines is made of. @param installed ids of titles by that of the asset */
    private record Sources(
            Told told, Map<Long, TitleLine> lines, Map<Long, List<Long>> installed, List<Asset> present) {

        boolean areAlikeButForAssets(Sources other) {
            return lines.equals(other.lines) && installed.equals(other.installed) && told.equals(other.told);
        }
    }

    /** What is known of each machine, whatever the time is, and of what is no machine of the register. */
    private record Sight(
            Sources of, Map<Long, SeenMachine> byId, List<SeenMachine> machines, List<ConsoleHost> unknown) {

        static final Sight NONE = new Sight(
                new Sources(new Told(List.of(), Set.of()), Map.of(), Map.of(), List.of()),
                Map.of(),
                List.of(),
                List.of());
    }

    /**
     * @param installed operating systems and what keeps malware away
     * @param seen how consoles tell it
     */
    private record SeenMachine(Asset machine, List<TitleLine> installed, List<ConsoleHost> seen) {}

    /** How a machine stands, from an instant on, up to one after which what was told of it is too old. */
    private record Known(
            SeenMachine of, boolean isProven, LocalDate day, Instant from, Instant until, HostState state) {

        boolean holds(SeenMachine seen, boolean isStillProven, LocalDate today, Instant now) {
            return of == seen
                    && isProven == isStillProven
                    && day.equals(today)
                    && !now.isBefore(from)
                    && !now.isAfter(until);
        }
    }

    Hosts(
            SoftwareRegister register,
            Consoles consoles,
            Rows rows,
            SoftwareConfig config,
            Clock clock,
            AssetsAtHand assets,
            Versions versions) {
        this.register = register;
        this.consoles = consoles;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.assets = assets;
        this.versions = versions;
        installed = new UntilOther<>(versions, _ -> installed());
        listed = new UntilOther<>(versions, this::listed);
        sight = new UntilOther<>(versions, this::sight);
        carried = new UntilOther<>(versions, Hosts::carried);
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

    public Standing standing() {
        Instant now = clock.instant();
        List<ConsoleReport> reports = consoles.newest();
        Told told = new Told(
                reports,
                reports.stream()
                        .filter(report -> !report.isNewEnough(config, now))
                        .collect(Collectors.toSet()));
        Sight seen = sight.of(
                new Sources(told, register.lines(null), installed.of(versions.newest(TABLES)), assets.present()));
        return standing(told, seen, now);
    }

    /** A title on a server in service. @param isPermitted whether it stands on the list of permitted software */
    public record Carried(long assetId, String server, String title, boolean isPermitted) {}

    /** Returns what is noted on servers in service, by server and title. */
    public List<Carried> carriedByServers() {
        return carried.of(new Load(register.lines(null), installed.of(versions.newest(TABLES)), assets.present()));
    }

    private static List<Carried> carried(Load load) {
        List<Carried> carried = new ArrayList<>();
        for (Asset asset : load.present()) {
            if (asset.kind() == AssetKind.SERVER && IN_SERVICE.contains(asset.status())) {
                for (Long id : load.installed().getOrDefault(asset.id(), List.of())) {
                    SoftwareTitle title = load.lines().get(id).title();
                    carried.add(
                            new Carried(asset.id(), asset.name(), title.name(), title.permit() == Permit.PERMITTED));
                }
            }
        }
        return carried;
    }

    private Map<Long, List<Long>> installed() {
        return rows
                .all(INSTALLED, List.of(), row -> Map.entry(row.getLong("asset_id"), row.getLong("title_id")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Lists listed(Told told) {
        List<ConsoleHost> hosts = told.reports().stream()
                .filter(report -> !told.outOfDate().contains(report))
                .flatMap(report -> consoles.of(report).stream())
                .toList();
        return new Lists(hosts, hosts.stream().collect(Collectors.groupingBy(host -> plain(host.host()))));
    }

    private Sight sight(Sources sources) {
        Sight before = lastSight;
        // why: what hangs on a machine alone is made again only where the machine is another version of itself
        Map<Long, SeenMachine> same = sources.areAlikeButForAssets(before.of()) ? before.byId() : Map.of();
        Lists lists = listed.of(sources.told());
        List<ConsoleHost> hosts = lists.hosts();
        Map<String, List<ConsoleHost>> byName = lists.byName();
        Set<ConsoleHost> known = new HashSet<>();
        Map<Long, SeenMachine> byId = new HashMap<>();
        List<SeenMachine> machines = new ArrayList<>();
        for (Asset machine : sources.present()) {
            if (MACHINES.contains(machine.kind()) && IN_SERVICE.contains(machine.status())) {
                SeenMachine its = same.get(machine.id());
                if (its == null || its.machine() != machine) {
                    its = seen(machine, sources, byName);
                }
                known.addAll(its.seen());
                byId.put(machine.id(), its);
                machines.add(its);
            }
        }
        List<ConsoleHost> unknown = hosts.stream()
                .filter(host -> !known.contains(host))
                .sorted(Comparator.comparing(ConsoleHost::host))
                .toList();
        Sight made = new Sight(sources, byId, machines, unknown);
        lastSight = made;
        return made;
    }

    private static SeenMachine seen(Asset machine, Sources sources, Map<String, List<ConsoleHost>> byName) {
        return new SeenMachine(
                machine,
                sources.installed().getOrDefault(machine.id(), List.of()).stream()
                        .map(sources.lines()::get)
                        .filter(line -> NEEDED.contains(line.title().kind()))
                        .toList(),
                byName.isEmpty()
                        ? List.of()
                        : names(machine)
                                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                                .distinct()
                                .toList());
    }

    /** By what consoles may know it. */
    private static Stream<String> names(Asset machine) {
        return Stream.concat(
                        Stream.of(machine.name(), machine.tag()),
                        Stream.of(machine.ips().split(" ")))
                .filter(word -> !word.isEmpty())
                .map(Hosts::plain);
    }

    private Standing standing(Told told, Sight sight, Instant now) {
        boolean isProven = told.reports().size() > told.outOfDate().size();
        LocalDate today = register.today();
        Map<Long, Known> before = lastKnown;
        Map<Long, Known> known = HashMap.newHashMap(sight.machines().size());
        List<HostState> machines = new ArrayList<>(sight.machines().size());
        for (SeenMachine seen : sight.machines()) {
            Known its = before.get(seen.machine().id());
            if (its == null || !its.holds(seen, isProven, today, now)) {
                its = known(seen, isProven, now, today);
            }
            known.put(seen.machine().id(), its);
            machines.add(its.state());
        }
        lastKnown = known;
        List<HostState> last = lastMachines;
        // why: the same list for all who look, so that they see at once that nothing is otherwise
        List<HostState> same = last.equals(machines) ? last : List.copyOf(machines);
        lastMachines = same;
        return new Standing(same, sight.unknown(), told.reports(), told.outOfDate());
    }

    private Known known(SeenMachine seen, boolean isProven, Instant now, LocalDate today) {
        HostState state = state(seen.machine(), seen.installed(), seen.seen(), isProven, now, today);
        Instant until = Instant.MAX;
        if (state.updatedAt() != null) {
            until = earlier(until, state.updatedAt().plus(Duration.ofHours(config.definitionHours())), now);
        }
        if (state.scannedAt() != null) {
            until = earlier(until, state.scannedAt().plus(Duration.ofDays(config.scanDays())), now);
        }
        return new Known(seen, isProven, today, now, until, state);
    }

    /** Returns the earlier of two instants; what is past is over and changes nothing any more. */
    private static Instant earlier(Instant until, Instant limit, Instant now) {
        return limit.isBefore(now) || limit.isAfter(until) ? until : limit;
    }

    private HostState state(
            Asset machine,
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
