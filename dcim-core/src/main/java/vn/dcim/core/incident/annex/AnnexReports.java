package vn.dcim.core.incident.annex;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.Scale;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.Lines;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;

/** Writes and finds the reports on the form of annex I, and counts what the form asks for. */
@Singleton
public class AnnexReports {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_FIREWALLS = 20;

    private final AnnexReportRepository reports;
    private final Incidents incidents;
    private final Hosts hosts;
    private final Assets assets;
    private final Lines lines;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    AnnexReports(
            AnnexReportRepository reports,
            Incidents incidents,
            Hosts hosts,
            Assets assets,
            Lines lines,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.reports = reports;
        this.incidents = incidents;
        this.hosts = hosts;
        this.assets = assets;
        this.lines = lines;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A row of the table of incidents.
     *
     * @param kind code of the text {@code incident.kind.<code>}
     * @param by who handled how many, by the codes of {@link IncidentFile#HANDLERS}; what nobody said is missing
     * @param damage in VND
     */
    public record Count(String kind, int total, Map<String, Integer> by, long damage) {

        /** Returns how many there are of which nobody said who handled them. */
        public int unsaid() {
            return total - by.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Returns all, the last written first. */
    public List<AnnexReport> all() {
        return reports.findAllOrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public AnnexReport get(long id) {
        return reports.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "annex-report", id));
    }

    /** Returns what stands in the form before anybody writes: the report of this period, else the last one with the figures of today. */
    public Map<String, String> proposal(LocalDate from, LocalDate until) {
        List<AnnexReport> all = all();
        Optional<AnnexReport> same = all.stream()
                .filter(one -> one.fromDay().equals(from) && one.untilDay().equals(until))
                .findFirst();
        if (same.isPresent()) {
            return same.get().content();
        }
        Map<String, String> proposed = new LinkedHashMap<>();
        all.stream().findFirst().ifPresent(last -> proposed.putAll(last.content()));
        figures().forEach((field, value) -> proposed.put(field.code(), value));
        return proposed;
    }

    /** Returns what the registers know of the fields. */
    private Map<AnnexField, String> figures() {
        Map<AnnexField, String> known = new EnumMap<>(AnnexField.class);
        List<HostState> machines = hosts.standing().machines();
        known.put(AnnexField.SERVERS, count(machines, true, false));
        known.put(AnnexField.WORKSTATIONS, count(machines, false, false));
        known.put(AnnexField.ANTIVIRUS_SERVERS, count(machines, true, true));
        known.put(AnnexField.ANTIVIRUS_WORKSTATIONS, count(machines, false, true));
        boolean isGuarded = machines.stream().anyMatch(AnnexReports::isGuarded);
        known.put(AnnexField.ANTIVIRUS, isGuarded ? "yes" : "no");
        List<String> walls = assets
                .find(
                        new AssetFilter("", null, AssetKind.FIREWALL, java.util.Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST_FIREWALLS)
                .assets()
                .stream()
                .map(Asset::name)
                .toList();
        known.put(AnnexField.FIREWALL, walls.isEmpty() ? "no" : "yes");
        known.put(AnnexField.FIREWALL_NAMES, String.join(", ", walls));
        List<InternetLine> used = lines.used();
        known.put(AnnexField.OWN_LINE, used.isEmpty() ? "no" : "yes");
        known.put(
                AnnexField.PROVIDERS,
                used.stream().map(InternetLine::provider).distinct().collect(Collectors.joining(", ")));
        return known;
    }

    private static String count(List<HostState> machines, boolean servers, boolean guarded) {
        return Long.toString(machines.stream()
                .filter(machine -> (machine.kind() == AssetKind.SERVER) == servers)
                .filter(machine -> !guarded || isGuarded(machine))
                .count());
    }

    private static boolean isGuarded(HostState machine) {
        return !machine.antiMalware().isEmpty() && !machine.flaws().contains(HostFlaw.ANTI_MALWARE_UNLICENSED);
    }

    /** Returns the table of incidents: those of information security that were found in the period and are no drill, by kind. */
    public List<Count> counts(LocalDate from, LocalDate until) {
        Instant first = from.atStartOfDay(CentreTime.ZONE).toInstant();
        Instant end = until.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant();
        List<IncidentFile> counted = incidents.all().stream()
                .filter(file -> !file.incident().drill())
                .filter(file -> file.rating(Scale.SECURITY).isKnown()
                        && !file.rating(Scale.SECURITY).level().equals("security-none"))
                .filter(file -> !file.incident().detectedAt().isBefore(first)
                        && file.incident().detectedAt().isBefore(end))
                .toList();
        List<Count> counts = new ArrayList<>();
        for (String kind : IncidentFile.KINDS) {
            List<IncidentFile> of = counted.stream()
                    .filter(file -> file.kind().orElse(IncidentFile.OTHER_KIND).equals(kind))
                    .toList();
            Map<String, Integer> by = of.stream()
                    .flatMap(file -> file.handler().stream())
                    .collect(Collectors.toMap(handler -> handler, _ -> 1, Integer::sum));
            counts.add(new Count(
                    kind,
                    of.size(),
                    by,
                    of.stream().mapToLong(IncidentFile::damage).sum()));
        }
        return counts;
    }

    /**
     * Writes a report; one of the same period stays beside it.
     *
     * @param typed code of a field to what was typed; unknown ones are passed over
     * @throws DcimException INVALID_VALUE (from, until, code of a field)
     */
    public AnnexReport write(LocalDate from, LocalDate until, Map<String, String> typed, String actor) {
        if (from == null || until == null || until.isBefore(from)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    from == null ? "from" : "until",
                    from == null || until == null ? "" : until,
                    "");
        }
        Map<String, String> content = new LinkedHashMap<>();
        for (AnnexField field : AnnexField.values()) {
            String value = TypedValues.lines(typed.getOrDefault(field.code(), ""));
            boolean isLegal =
                    switch (field.holds()) {
                        case YES_NO -> List.of("", "yes", "no").contains(value);
                        case NUMBER -> value.matches("\\d{0,9}");
                        case TEXT -> value.length() <= LONGEST_TEXT;
                    };
            if (!isLegal) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE,
                        field.holds().name().toLowerCase(java.util.Locale.ROOT),
                        value.length() > 80 ? value.length() : value,
                        field.code());
            }
            if (!value.isEmpty()) {
                content.put(field.code(), value);
            }
        }
        return transactions.executeWrite(_ -> {
            AnnexReport written = reports.save(
                    new AnnexReport(null, from, until, content, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor));
            audit.record(actor, "incident.annex", written.toString(), "", from + " – " + until, "");
            return written;
        });
    }
}
