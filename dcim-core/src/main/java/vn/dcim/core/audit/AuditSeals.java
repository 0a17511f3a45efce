package vn.dcim.core.audit;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;

/** Seals each day of the log when it is over: the first by the day of the first entry, days without entries too. */
@Singleton
public class AuditSeals {

    /** Whose days are sealed. */
    public static final ZoneId ZONE = CentreTime.ZONE;

    private static final Logger LOG = LoggerFactory.getLogger(AuditSeals.class);

    private final DataSource dataSource;
    private final SealKey key;
    private final Clock clock;
    private volatile String hindrance;

    AuditSeals(DataSource dataSource, DataSourceResolver resolver, SealKey key, Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.key = key;
        this.clock = clock;
    }

    /** Returns all, newest first. */
    public List<AuditSeal> all() {
        return read("ORDER BY day DESC", List.of());
    }

    public Optional<AuditSeal> latest() {
        return read("ORDER BY day DESC LIMIT 1", List.of()).stream().findFirst();
    }

    public Optional<AuditSeal> of(LocalDate day) {
        return read("WHERE day = ?", List.of(day)).stream().findFirst();
    }

    /** Returns those of later days, oldest first. */
    public List<AuditSeal> after(LocalDate day) {
        return read("WHERE day > ? ORDER BY day", List.of(day));
    }

    /** Tells why no day could be sealed at the last attempt, for the log of the program; empty where nothing was in the way. */
    public Optional<String> hindrance() {
        return Optional.ofNullable(hindrance);
    }

    /**
     * Seals what is due, and keeps in mind what was in the way: {@link #hindrance()}.
     *
     * @return how many days were sealed
     */
    public int seal() {
        return attempt(this::sealDue);
    }

    /** Keeps in mind, on each node, the newest seal that any node made. */
    @Scheduled(initialDelay = "${dcim.audit.seal-delay:20s}", fixedDelay = "1m")
    void follow() {
        try {
            // why: what is due is the job's to seal, and what hinders it is still in the way
            if (latest().filter(this::isUpToDate).isPresent()) {
                attempt(this::sealDue);
            }
        } catch (DataAccessException e) {
            // why: the next look is a minute away; the database is told of by its own part of health
            LOG.debug("the newest seal of the audit log could not be read", e);
        }
    }

    private int attempt(IntSupplier work) {
        String before = hindrance;
        try {
            int sealed = work.getAsInt();
            hindrance = null;
            return sealed;
        } catch (RuntimeException e) {
            hindrance = String.valueOf(e.getMessage());
            // why: the next attempt is minutes away, and would say the same
            if (!hindrance.equals(before)) {
                LOG.error("the audit log could not be sealed", e);
            }
            return 0;
        }
    }

    private boolean isUpToDate(AuditSeal latest) {
        return !latest.day().plusDays(1).isBefore(LocalDate.ofInstant(clock.instant(), ZONE));
    }

    /**
     * Seals the days that are over and are not sealed, also those on which the program did not run.
     *
     * @return how many days were sealed
     * @throws IllegalStateException when the seal that this node knows is gone, or its key is not the one of the seals
     */
    public int sealDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Optional<AuditSeal> latest = latest();
        if (latest.isPresent() && isUpToDate(latest.get())) {
            mark(latest.get());
            return 0;
        }
        requireMarked();
        int sealed = 0;
        Optional<AuditSeal> made;
        do {
            made = sealNext(today);
            made.ifPresent(this::mark);
            sealed += made.isPresent() ? 1 : 0;
        } while (made.isPresent());
        return sealed;
    }

    /** Seals the day after the newest seal, if it is over. */
    private Optional<AuditSeal> sealNext(LocalDate today) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // why: who appends holds this lock until the commit, so no entry of the day is still on its way
                AuditRows.lockHead(connection);
                Optional<AuditSeal> seal = next(connection, today).map(key::sign);
                if (seal.isPresent()) {
                    AuditRows.insert(connection, seal.get());
                }
                connection.commit();
                return seal;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException("the audit log cannot be sealed", e);
        }
    }

    private Optional<AuditSeal> next(Connection connection, LocalDate today) throws SQLException {
        Optional<AuditSeal> before = AuditRows.seals(connection, "ORDER BY day DESC LIMIT 1", List.of()).stream()
                .findFirst();
        before.ifPresent(this::requireKeyOf);
        Optional<LocalDate> day = before.isPresent()
                ? before.map(seal -> seal.day().plusDays(1))
                : AuditRows.select(connection, "ORDER BY id LIMIT 1", List.of()).stream()
                        .findFirst()
                        .map(entry -> LocalDate.ofInstant(entry.at(), ZONE));
        if (day.isEmpty() || !day.get().isBefore(today)) {
            return Optional.empty();
        }
        Instant end = day.get().plusDays(1).atStartOfDay(ZONE).toInstant();
        long from = before.map(AuditSeal::last).orElse(0L);
        List<AuditEntry> last =
                AuditRows.select(connection, "WHERE at < ? AND id > ? ORDER BY id DESC LIMIT 1", List.of(end, from));
        long id = last.isEmpty() ? from : last.getFirst().id();
        String head = last.isEmpty()
                ? before.map(AuditSeal::head).orElse(AuditChain.NOTHING)
                : last.getFirst().hash();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(new AuditSeal(day.get(), id, head, id - from, now, ""));
    }

    private void requireKeyOf(AuditSeal seal) {
        if (key.check().filter(check -> check.isRight(seal)).isEmpty()) {
            throw new IllegalStateException(
                    "the seal of " + seal.day() + " was made with another key than that of this "
                            + "machine: copy audit-seal.key and audit-seal.pem from where it was made, beside the master key");
        }
    }

    private void requireMarked() {
        Optional<SealMark> mark = SealMark.beside(key.masterKeyFile());
        if (mark.isPresent()
                && !mark.get().isIn(read("WHERE day = ?", List.of(mark.get().day())))) {
            throw new IllegalStateException("the seal of " + mark.get().day()
                    + " is gone from the database or is another, so no day is sealed: see docs/security.md");
        }
    }

    /** Keeps in mind a seal that another node made, if it is the right one's; one's own always is. */
    private void mark(AuditSeal seal) {
        SealMark mark = SealMark.of(seal);
        Optional<SealMark> before = SealMark.beside(key.masterKeyFile());
        if (before.isEmpty() || before.get().day().isBefore(mark.day())) {
            if (key.check().filter(check -> check.isRight(seal)).isPresent()) {
                requireMarked();
                mark.write(key.masterKeyFile());
            }
        }
    }

    private List<AuditSeal> read(String where, List<?> arguments) {
        try (Connection connection = dataSource.getConnection()) {
            return AuditRows.seals(connection, where, arguments);
        } catch (SQLException e) {
            throw new DataAccessException("the seals of the audit log cannot be read", e);
        }
    }
}
