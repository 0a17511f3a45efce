package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Finds titles, licences and installations, as they are and as they were; counts what was bought and what is used. */
@Singleton
public class SoftwareRegister {

    private static final Set<String> TABLES = Set.of("software_title", "licence", "installation");

    private static final String USAGE =
            "SELECT i.title_id, COUNT(i.asset_id) AS machines, SUM(i.asset_id IS NULL) AS people,"
                    + " COALESCE(SUM(i.cores), 0) AS cores, SUM(i.asset_id IS NOT NULL AND i.cores IS NULL) AS without_cores,"
                    + " SUM(i.consent_by = '') AS without_consent,"
                    + " COALESCE(SUM(a.kind IN ('SERVER', 'STORAGE')), 0) AS servers,"
                    + " COALESCE(SUM(a.kind IN ('WORKSTATION', 'LAPTOP')), 0) AS workstations FROM %s AS i LEFT JOIN %s AS a ON a.id = i.asset_id"
                    + " WHERE (i.asset_id IS NULL OR a.status <> 'DISPOSED') GROUP BY i.title_id";

    private final Rows rows;
    private final SoftwareConfig config;
    private final Clock clock;
    private final AssetsAtHand assets;
    private final Versions versions;
    private final UntilOther<List<Asset>, List<Machine>> machines;
    private final UntilOther<Look, Map<Long, TitleLine>> lines;

    /** All that the lines of now are made of. @param touched when titles, licences or installations last changed */
    private record Look(LocalDate day, Instant touched, List<Machine> machines) {}

    /** What it matters of an asset what is installed on it. */
    private record Machine(long id, AssetKind kind) {}

    SoftwareRegister(Rows rows, SoftwareConfig config, Clock clock, AssetsAtHand assets, Versions versions) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.assets = assets;
        this.machines = new UntilOther<>(versions, SoftwareRegister::machines);
        this.versions = versions;
        lines = new UntilOther<>(versions, look -> read(null, look.day()));
    }

    /** Returns the present day of the centre. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    /**
     * Some of the titles that fit.
     *
     * @param total of all that fit
     * @param flaws how many have each, of all that fit but for their flaw
     */
    public record Found(List<TitleLine> lines, int total, Map<TitleFlaw, Long> flaws) {}

    /** @param asOf the instant at which they stood so, licences counted as on its day; null for now */
    public Found find(
            TitleFilter filter, @Nullable Instant asOf, TitleOrder order, boolean descending, long offset, int limit) {
        List<TitleLine> fitting =
                lines(asOf).values().stream().filter(filter::takesButForFlaw).toList();
        Map<TitleFlaw, Long> flaws = new EnumMap<>(TitleFlaw.class);
        fitting.forEach(line -> line.flaws().forEach(flaw -> flaws.merge(flaw, 1L, Long::sum)));
        List<TitleLine> taken = fitting.stream()
                .filter(filter::takes)
                .sorted(order.comparator(descending))
                .toList();
        return new Found(taken.stream().skip(offset).limit(limit).toList(), taken.size(), flaws);
    }

    /** Returns the questions that {@link #lines} asks, as the database takes them. */
    public static List<String> queries(@Nullable Instant asOf) {
        return List.of(
                "SELECT * FROM " + Rows.table("licence", asOf) + " ORDER BY starts_on",
                USAGE.formatted(Rows.table("installation", asOf), Rows.table("asset", asOf)),
                "SELECT * FROM " + Rows.table("software_title", asOf));
    }

    /**
     * Returns all titles with what hangs on them, by id.
     *
     * @param asOf the instant at which they stood so, licences counted as on its day; null for now
     */
    public Map<Long, TitleLine> lines(@Nullable Instant asOf) {
        LocalDate day = asOf == null ? today() : LocalDate.ofInstant(asOf, CentreTime.ZONE);
        return asOf == null && !versions.isWriting()
                ? lines.of(new Look(day, versions.newest(TABLES), machines.of(assets.present())))
                : read(asOf, day);
    }

    private static List<Machine> machines(List<Asset> present) {
        return present.stream()
                .map(asset -> new Machine(asset.id(), asset.kind()))
                .toList();
    }

    private Map<Long, TitleLine> read(@Nullable Instant asOf, LocalDate day) {
        List<String> queries = queries(asOf);
        Map<Long, LicenceStock> stocks = rows.entities(queries.getFirst(), List.of(), Licence.class).stream()
                .collect(Collectors.groupingBy(
                        Licence::titleId, Collectors.collectingAndThen(Collectors.toList(), LicenceStock::new)));
        Map<Long, Usage> usages = new HashMap<>();
        rows.all(
                        queries.get(1),
                        List.of(),
                        row -> Map.entry(
                                row.getLong("title_id"),
                                new Usage(
                                        row.getInt("machines"),
                                        row.getInt("people"),
                                        row.getInt("cores"),
                                        row.getInt("without_cores"),
                                        row.getInt("without_consent"),
                                        row.getInt("servers"),
                                        row.getInt("workstations"))))
                .forEach(entry -> usages.put(entry.getKey(), entry.getValue()));
        return rows.entities(queries.getLast(), List.of(), SoftwareTitle.class).stream()
                .collect(Collectors.toMap(
                        SoftwareTitle::id,
                        title -> TitleLine.of(
                                title,
                                stocks.getOrDefault(title.id(), LicenceStock.NONE),
                                usages.getOrDefault(title.id(), Usage.NONE),
                                config,
                                day)));
    }

    /**
     * Returns a title with what hangs on it today.
     *
     * @throws DcimException NOT_FOUND
     */
    public TitleLine line(long id) {
        TitleLine line = lines(null).get(id);
        if (line == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "software", id);
        }
        return line;
    }

    /** Returns all that a title ever was, newest first. */
    public List<Version<SoftwareTitle>> versions(long id) {
        return rows.versions("software_title", id, SoftwareTitle.class);
    }

    /** @throws DcimException NOT_FOUND */
    public SoftwareTitle title(long id) {
        return one("software_title", "software", id, SoftwareTitle.class);
    }

    /** @throws DcimException NOT_FOUND */
    public Licence licence(long id) {
        return one("licence", "licence", id, Licence.class);
    }

    /** @throws DcimException NOT_FOUND */
    public Installation installation(long id) {
        return one("installation", "installation", id, Installation.class);
    }

    /** Returns all licences of a title. */
    public LicenceStock stock(long titleId) {
        return new LicenceStock(rows.entities(
                "SELECT * FROM licence WHERE title_id = ? ORDER BY starts_on, id", List.of(titleId), Licence.class));
    }

    /**
     * An installation with its machine.
     *
     * @param asset name of the machine; empty where a person has it
     * @param status null where a person has it, like the kind of the machine
     */
    public record Installed(
            Installation installation,
            String asset,
            String tag,
            @Nullable AssetStatus status,
            @Nullable AssetKind kind) implements Described<InstallationField> {

        @Override
        public String text(InstallationField field) {
            return switch (field) {
                case ASSET -> tag.isEmpty() ? asset : tag;
                case PERSON -> installation.person();
                case VERSION -> installation.version();
                case CORES -> installation.cores() == null ? "" : String.valueOf(installation.cores());
                case SINCE -> installation.since() == null ? "" : String.valueOf(installation.since());
                case CONSENT_BY -> installation.consentBy();
                case CONSENT_DOCUMENT -> installation.consentDocument();
            };
        }
    }

    /** Returns what is installed of a title, machines by name first, then people. */
    public List<Installed> installed(long titleId) {
        return installed("i.title_id = ?", titleId);
    }

    /** A title on a machine, with what hangs on the title. */
    public record OnMachine(Installation installation, TitleLine line) {}

    /** Returns what is installed on an asset, by name. */
    public List<OnMachine> on(long assetId) {
        Map<Long, TitleLine> lines = lines(null);
        return rows
                .entities("SELECT * FROM installation WHERE asset_id = ?", List.of(assetId), Installation.class)
                .stream()
                .map(installation -> new OnMachine(installation, lines.get(installation.titleId())))
                .sorted(Comparator.comparing(one -> one.line().title().title()))
                .toList();
    }

    Installed installed(Installation installation) {
        return installed("i.id = ?", installation.id()).getFirst();
    }

    private List<Installed> installed(String condition, long id) {
        return rows.all(
                "SELECT i.*, a.name AS asset_name, a.tag AS asset_tag, a.status AS asset_status, a.kind AS asset_kind"
                        + " FROM installation i"
                        + " LEFT JOIN asset a ON a.id = i.asset_id WHERE " + condition
                        + " ORDER BY i.asset_id IS NULL, a.name, i.person, i.id",
                List.of(id),
                row -> new Installed(
                        rows.entity(row, Installation.class),
                        text(row.getString("asset_name")),
                        text(row.getString("asset_tag")),
                        row.getString("asset_status") == null
                                ? null
                                : AssetStatus.valueOf(row.getString("asset_status")),
                        row.getString("asset_kind") == null ? null : AssetKind.valueOf(row.getString("asset_kind"))));
    }

    private <T> T one(String table, String word, long id, Class<T> type) {
        return rows.entities("SELECT * FROM " + table + " WHERE id = ?", List.of(id), type).stream()
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, word, id));
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
