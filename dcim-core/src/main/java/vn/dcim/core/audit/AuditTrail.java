package vn.dcim.core.audit;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the log. */
@Singleton
public final class AuditTrail {

    private static final int AT_ONCE = 2000;

    private final DataSource dataSource;

    @Inject
    AuditTrail(DataSource dataSource, DataSourceResolver resolver) {
        this(resolver.resolve(dataSource));
    }

    private AuditTrail(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads the log of a database without the rest of the program. */
    public static AuditTrail on(DataSource dataSource) {
        return new AuditTrail(dataSource);
    }

    /** How entries follow each other. */
    public enum Order {
        NEWEST("id DESC"),
        OLDEST("id"),
        ACTOR("actor, id DESC"),
        ACTOR_DESCENDING("actor DESC, id DESC"),
        ACTION("action, id DESC"),
        ACTION_DESCENDING("action DESC, id DESC"),
        SUBJECT("subject, id DESC"),
        SUBJECT_DESCENDING("subject DESC, id DESC");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** @param total of all that fit */
    public record Found(List<AuditEntry> entries, long total) {}

    public Found find(AuditFilter filter, Order order, long offset, int limit) {
        AuditFilter.Condition condition = filter.condition();
        return read(connection -> {
            List<Object> arguments = new ArrayList<>(condition.arguments());
            arguments.add(limit);
            arguments.add(offset);
            return new Found(
                    AuditRows.select(
                            connection,
                            "WHERE " + condition.sql() + " ORDER BY " + order.sql + " LIMIT ? OFFSET ?",
                            arguments),
                    AuditRows.number(
                            connection,
                            "SELECT COUNT(*) FROM audit_entry WHERE " + condition.sql(),
                            condition.arguments()));
        });
    }

    public Optional<AuditEntry> find(long id) {
        return read(connection -> AuditRows.select(connection, "WHERE id = ?", List.of(id))).stream()
                .findFirst();
    }

    /** Returns the newest entry of an action. */
    public Optional<AuditEntry> last(String action) {
        return read(connection ->
                        AuditRows.select(connection, "WHERE action = ? ORDER BY id DESC LIMIT 1", List.of(action)))
                .stream()
                .findFirst();
    }

    /** Hands over all that fit, oldest first, whatever their number. */
    public void each(AuditFilter filter, Consumer<AuditEntry> taker) {
        AuditFilter.Condition condition = filter.condition();
        long after = 0;
        List<AuditEntry> some;
        do {
            List<Object> arguments = new ArrayList<>(condition.arguments());
            arguments.add(after);
            some = read(connection -> AuditRows.select(
                    connection, "WHERE " + condition.sql() + " AND id > ? ORDER BY id LIMIT " + AT_ONCE, arguments));
            some.forEach(taker);
            after = some.isEmpty() ? after : some.getLast().id();
        } while (some.size() == AT_ONCE);
    }

    /** Returns the entries that follow one, oldest first. */
    public List<AuditEntry> after(long id, int limit) {
        return read(connection -> AuditRows.select(connection, "WHERE id > ? ORDER BY id LIMIT ?", List.of(id, limit)));
    }

    /** What an actor did in a period. @param lastAt the newest of it */
    public record Deeds(String actor, String action, long count, Instant lastAt) {}

    /** Returns what each actor did from an instant on, by action, in the order of actors and actions. @param but actions that are left out */
    public List<Deeds> deeds(Instant from, Collection<String> but) {
        String marks = but.isEmpty() ? "''" : String.join(", ", Collections.nCopies(but.size(), "?"));
        List<Object> arguments = new ArrayList<>();
        arguments.add(from);
        arguments.addAll(but);
        return read(connection -> AuditRows.deeds(
                connection,
                "SELECT actor, action, COUNT(*), MAX(at) FROM audit_entry WHERE at >= ? AND action NOT IN (" + marks
                        + ") GROUP BY actor, action ORDER BY actor, action",
                arguments));
    }

    /** Returns the number of the newest entry; 0 before the first. */
    public long newest() {
        return read(connection ->
                AuditRows.head(connection).map(AuditRows.Head::sequence).orElse(0L));
    }

    /** Returns the actions that occur, in order. */
    public List<String> actions() {
        return read(
                connection -> AuditRows.words(connection, "SELECT DISTINCT action FROM audit_entry ORDER BY action"));
    }

    /** Returns the actors that occur, in order. */
    public List<String> actors() {
        return read(connection -> AuditRows.words(connection, "SELECT DISTINCT actor FROM audit_entry ORDER BY actor"));
    }

    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.of(connection);
        } catch (SQLException e) {
            throw new DataAccessException("the audit log cannot be read", e);
        }
    }
}
