package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Finds entries of registers, as they are and as they were. */
@Singleton
public class RegisterEntries {

    private static final Set<String> ENTRIES = Set.of("register_entry");
    private static final String VALID =
            "register = ? AND active AND COALESCE(valid_from <= ?, TRUE)" + " AND COALESCE(valid_to >= ?, TRUE)";

    private final RegisterEntryRepository repository;
    private final JdbcOperations jdbc;
    private final Versions versions;
    private final Map<String, UntilOther<Instant, List<RegisterEntry>>> counting = new ConcurrentHashMap<>();

    RegisterEntries(RegisterEntryRepository repository, JdbcOperations jdbc, Versions versions) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** @throws DcimException NOT_FOUND, also for an entry of another register */
    public RegisterEntry get(RegisterDefinition register, long id) {
        return repository
                .findById(id)
                .filter(entry -> entry.register().equals(register.code()))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "register-entry", id));
    }

    /** @param total of all that fit */
    public record Found(List<RegisterEntry> entries, long total) {}

    /**
     * Returns some of the entries that fit.
     *
     * @param order null for the name
     */
    @Transactional(readOnly = true)
    public Found find(
            RegisterDefinition register,
            RegisterFilter filter,
            @Nullable RegisterField order,
            boolean descending,
            long offset,
            int limit) {
        RegisterFilter.Condition condition = filter.condition(register);
        String from = " FROM " + table(filter.asOf()) + " WHERE " + condition.sql();
        List<Object> page = new ArrayList<>(condition.arguments());
        page.add(limit);
        page.add(offset);
        return new Found(
                query(
                        "SELECT *" + from + " ORDER BY " + sql(order) + (descending ? " DESC" : "")
                                + ", id LIMIT ? OFFSET ?",
                        page,
                        this::entries),
                query("SELECT COUNT(*)" + from, condition.arguments(), rows -> rows.next() ? rows.getLong(1) : 0L));
    }

    /** The code of a field is made of small letters, digits and hyphens alone: {@link RegisterReader}. */
    private static String sql(@Nullable RegisterField order) {
        if (order == null) {
            return "name";
        }
        String value = "JSON_VALUE(content, '$.\"" + order.code() + "\"')";
        return order.type() == FieldType.NUMBER ? "CAST(" + value + " AS UNSIGNED)" : value;
    }

    /**
     * How many entries of a register stand how on a day.
     *
     * @param total of those that count
     */
    public record Counts(long total, long ended, long ending, long wanting, long closed) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Returns how many stand in a state; those that are valid are not counted apart. */
        public long of(RegisterFilter.State state) {
            return switch (state) {
                case VALID -> total - ended;
                case ENDING -> ending;
                case ENDED -> ended;
                case WANTING -> wanting;
                case CLOSED -> closed;
            };
        }
    }

    /** Returns the counts of all registers that have an entry, by code. */
    @Transactional(readOnly = true)
    public Map<String, Counts> counts(LocalDate day, @Nullable Instant asOf) {
        return query(
                "SELECT register, SUM(active), SUM(active AND COALESCE(valid_to < ?, FALSE)),"
                        + " SUM(active AND COALESCE(ending_from <= ? AND valid_to >= ?, FALSE)),"
                        + " SUM(active AND COALESCE(wanting_from <= ?, FALSE)), SUM(NOT active) FROM "
                        + table(asOf) + " GROUP BY register",
                List.of(day, day, day, day),
                rows -> {
                    Map<String, Counts> counts = new HashMap<>();
                    while (rows.next()) {
                        counts.put(
                                rows.getString(1),
                                new Counts(
                                        rows.getLong(2),
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        rows.getLong(5),
                                        rows.getLong(6)));
                    }
                    return counts;
                });
    }

    /** Returns all entries that count and are wanting on a day, by name. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> wanting(LocalDate day) {
        return query(
                "SELECT * FROM register_entry WHERE active AND wanting_from <= ? ORDER BY name, id",
                List.of(day),
                this::entries);
    }

    /** Returns all entries of a register that count, by name; read again only where an entry of any has changed. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> counting(String register) {
        return counting.computeIfAbsent(register, code -> new UntilOther<>(versions, _ -> readCounting(code)))
                .of(versions.newest(ENTRIES));
    }

    private List<RegisterEntry> readCounting(String register) {
        return query(
                "SELECT * FROM register_entry WHERE active AND register = ? ORDER BY name, id",
                List.of(register),
                this::entries);
    }

    /** Returns when an entry of a register was last added, changed or closed; empty where there never was one. */
    @Transactional(readOnly = true)
    public Optional<Instant> changedAt(String register) {
        return query("SELECT MAX(row_start) FROM register_entry WHERE register = ?", List.of(register), rows -> {
            LocalDateTime at = rows.next() ? rows.getObject(1, LocalDateTime.class) : null;
            return Optional.ofNullable(at).map(time -> time.toInstant(ZoneOffset.UTC));
        });
    }

    /** Returns the greatest value of a field among the entries that count; empty where there is none. */
    @Transactional(readOnly = true)
    public String greatest(RegisterDefinition register, YearlyRule rule) {
        List<Object> arguments = new ArrayList<>(List.of(register.code()));
        String where = "register = ? AND active" + when(rule.when(), arguments);
        return query(
                "SELECT COALESCE(MAX(JSON_VALUE(content, '$.\"" + rule.field() + "\"')), '') FROM register_entry WHERE "
                        + where,
                arguments,
                rows -> rows.next() ? rows.getString(1) : "");
    }

    /** Tells whether there is an entry that is valid on a day and fits. @param when fields with the values of the entries that count */
    @Transactional(readOnly = true)
    public boolean isAny(RegisterDefinition register, Map<String, Set<String>> when, LocalDate day) {
        List<Object> arguments = new ArrayList<>(List.of(register.code(), day, day));
        String where = VALID + when(when, arguments);
        return query("SELECT 1 FROM register_entry WHERE " + where + " LIMIT 1", arguments, ResultSet::next);
    }

    /** Returns what entries that are valid on a day name in the field of a rule, and are new enough for it. */
    @Transactional(readOnly = true)
    public Set<String> named(RegisterDefinition register, CoverageRule rule, LocalDate day) {
        List<Object> arguments = new ArrayList<>(List.of(register.code(), day, day));
        String where = VALID + when(rule.when(), arguments);
        if (!rule.newest().isEmpty()) {
            where += " AND JSON_VALUE(content, '$.\"" + rule.newest() + "\"') >= ?";
            arguments.add(day.minusDays(rule.days()).toString());
        }
        return query(
                "SELECT DISTINCT JSON_VALUE(content, '$.\"" + rule.field() + "\"') FROM register_entry WHERE " + where,
                arguments,
                rows -> {
                    Set<String> named = new HashSet<>();
                    while (rows.next()) {
                        named.add(rows.getString(1));
                    }
                    named.remove(null);
                    return named;
                });
    }

    /** When an entry was entered. @param about what a field of it names */
    record Entered(String name, String about, Instant at) {}

    /** Returns the entries that count and were entered since an instant, the first one first. */
    @Transactional(readOnly = true)
    List<Entered> entered(RegisterDefinition register, String field, Instant since) {
        return query(
                "SELECT e.name, COALESCE(JSON_VALUE(e.content, '$.\"" + field + "\"'), ''), MIN(v.row_start) AS entered"
                        + " FROM register_entry e JOIN register_entry FOR SYSTEM_TIME ALL v ON v.id = e.id"
                        + " WHERE e.register = ? AND e.active GROUP BY e.id HAVING entered >= ? ORDER BY entered",
                List.of(register.code(), LocalDateTime.ofInstant(since, ZoneOffset.UTC)),
                rows -> {
                    List<Entered> entered = new ArrayList<>();
                    while (rows.next()) {
                        entered.add(new Entered(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                    }
                    return entered;
                });
    }

    private static String when(Map<String, Set<String>> when, List<Object> arguments) {
        var where = new StringBuilder();
        when.forEach((field, values) -> {
            where.append(" AND JSON_VALUE(content, '$.\"").append(field).append("\"') IN (");
            where.append(String.join(", ", values.stream().map(_ -> "?").toList()))
                    .append(")");
            arguments.addAll(values);
        });
        return where.toString();
    }

    /** One state of an entry. @param from when it began */
    public record Version(RegisterEntry entry, Instant from) {}

    /** Returns all that an entry ever was, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(long id) {
        return query(
                "SELECT register_entry.*, row_start FROM register_entry FOR SYSTEM_TIME ALL WHERE id = ?"
                        + " ORDER BY row_start DESC",
                List.of(id),
                rows -> {
                    List<Version> versions = new ArrayList<>();
                    while (rows.next()) {
                        versions.add(new Version(
                                jdbc.readEntity(rows, RegisterEntry.class),
                                rows.getObject("row_start", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                    }
                    return versions;
                });
    }

    private static String table(@Nullable Instant asOf) {
        return asOf == null
                ? "register_entry"
                : "register_entry FOR SYSTEM_TIME AS OF FROM_UNIXTIME(%d.%06d)"
                        .formatted(asOf.getEpochSecond(), asOf.getNano() / 1000);
    }

    private List<RegisterEntry> entries(ResultSet rows) {
        try (Stream<RegisterEntry> stream = jdbc.entityStream(rows, RegisterEntry.class)) {
            return stream.toList();
        }
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, List<?> arguments, Reading<T> reading) {
        return jdbc.prepareStatement(sql, statement -> {
            set(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        });
    }

    private static void set(PreparedStatement statement, List<?> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }
}
