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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds entries of registers, as they are and as they were. */
@Singleton
public class RegisterEntries {

    private final RegisterEntryRepository repository;
    private final JdbcOperations jdbc;

    RegisterEntries(RegisterEntryRepository repository, JdbcOperations jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
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

    /** Returns all entries of a register that count, by name. */
    @Transactional(readOnly = true)
    public List<RegisterEntry> counting(String register) {
        return query(
                "SELECT * FROM register_entry WHERE active AND register = ? ORDER BY name, id",
                List.of(register),
                this::entries);
    }

    /** Returns the greatest value of a field among the entries that count; empty where there is none. */
    @Transactional(readOnly = true)
    public String greatest(RegisterDefinition register, YearlyRule rule) {
        List<Object> arguments = new ArrayList<>(List.of(register.code()));
        var where = new StringBuilder("register = ? AND active");
        rule.when().forEach((field, values) -> {
            where.append(" AND JSON_VALUE(content, '$.\"").append(field).append("\"') IN (");
            where.append(String.join(", ", values.stream().map(_ -> "?").toList()))
                    .append(")");
            arguments.addAll(values);
        });
        return query(
                "SELECT COALESCE(MAX(JSON_VALUE(content, '$.\"" + rule.field() + "\"')), '') FROM register_entry WHERE "
                        + where,
                arguments,
                rows -> rows.next() ? rows.getString(1) : "");
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
