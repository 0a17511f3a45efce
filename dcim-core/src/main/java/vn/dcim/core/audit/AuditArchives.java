package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Takes days that have been kept for their term out of the log, into files. Nothing leaves the log by itself: a person has an archive
 * written, and then, once it was copied away, has the entries dropped.
 */
@Singleton
public class AuditArchives {

    /** The action under which the log knows of it. */
    public static final String ACTION = "audit.archive";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int AT_ONCE = 2000;

    private final DataSource dataSource;
    private final AuditSeals seals;
    private final SealKey key;
    private final AuditLog log;
    private final AuditTerm term;
    private final Clock clock;

    AuditArchives(
            DataSource dataSource,
            DataSourceResolver resolver,
            AuditSeals seals,
            SealKey key,
            AuditLog log,
            AuditTerm term,
            Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.seals = seals;
        this.key = key;
        this.log = log;
        this.term = term;
        this.clock = clock;
    }

    /**
     * What has reached its term.
     *
     * @param until the last day that has
     * @param entries how many stand in the log up to its end
     */
    public record Due(LocalDate until, long entries) {}

    /**
     * What came of writing an archive.
     *
     * @param archive null where the log is not what was written, so that nothing was archived
     * @param file what is signed; null with {@code archive}
     */
    public record Written(
            @Nullable AuditArchive archive, @Nullable Path file, List<AuditFinding> findings) {}

    public AuditTerm term() {
        return term;
    }

    /** Returns the newest of those whose entries were dropped. */
    public Optional<AuditArchive> latest() {
        return read(connection -> AuditRows.archives(connection, "ORDER BY last DESC LIMIT 1", List.of())).stream()
                .findFirst();
    }

    /** Returns what may be archived; empty where nothing has reached its term. */
    public Optional<Due> due() {
        LocalDate today = today();
        long archived = latest().map(AuditArchive::last).orElse(0L);
        return seals.all().stream()
                .filter(seal -> term.isOver(seal.day(), today))
                .findFirst()
                .filter(seal -> seal.last() > archived)
                .map(seal -> new Due(seal.day(), seal.last() - archived));
    }

    /**
     * Writes the archive of all days up to one, and verifies it. One that is there already is left as it is.
     *
     * @throws DcimException INVALID_VALUE for a day that has not reached its term, is not sealed, or is archived already
     * @throws IOException when it cannot be written
     */
    public Written write(LocalDate until, Path folder) throws IOException {
        AuditSeal seal = requireDue(until);
        Optional<AuditArchive> before = latest();
        long first = before.map(AuditArchive::last).orElse(0L) + 1;
        if (seal.last() < first) {
            throw refused(until);
        }
        List<AuditSeal> days = seals.all().reversed().stream()
                .filter(one -> !one.day().isAfter(until))
                .filter(one ->
                        before.isEmpty() || one.day().isAfter(before.get().untilDay()))
                .toList();
        String previous = before.map(AuditArchive::head).orElse(AuditChain.NOTHING);
        var unsigned = new AuditArchive(
                days.getFirst().day(),
                until,
                first,
                seal.last(),
                previous,
                seal.head(),
                "",
                "",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "");
        Files.createDirectories(folder);
        var files = new ArchiveFiles(folder, unsigned.name());
        if (!files.exist()) {
            List<AuditFinding> findings = write(files, unsigned, days);
            if (!findings.isEmpty()) {
                return new Written(null, null, findings);
            }
        }
        List<AuditFinding> findings = new ArrayList<>();
        ArchiveVerifier.verify(files.statement(), requireCheck(), findings::add);
        return findings.isEmpty()
                ? new Written(files.read(), files.statement(), findings)
                : new Written(null, null, findings);
    }

    private List<AuditFinding> write(ArchiveFiles files, AuditArchive unsigned, List<AuditSeal> days)
            throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        var seen = new Verification(
                new Verification.Start(unsigned.first() - 1, unsigned.previous()),
                Optional.of(new AuditRows.Head(unsigned.last(), unsigned.head())),
                days,
                findings::add);
        seen.seals(key.check(), Optional.empty());
        String entries = files.writeEntries(lines -> each(unsigned.first(), unsigned.last(), entry -> {
            seen.entry(entry);
            lines.accept(entry.columns());
        }));
        seen.end(0);
        if (findings.isEmpty()) {
            files.write(key.sign(new AuditArchive(
                    unsigned.fromDay(),
                    unsigned.untilDay(),
                    unsigned.first(),
                    unsigned.last(),
                    unsigned.previous(),
                    unsigned.head(),
                    entries,
                    files.writeSeals(days),
                    unsigned.madeAt(),
                    "")));
        }
        return findings;
    }

    private void each(long first, long last, Consumer<AuditEntry> taker) {
        long after = first - 1;
        List<AuditEntry> some;
        do {
            long from = after;
            some = read(connection -> AuditRows.select(
                    connection, "WHERE id > ? AND id <= ? ORDER BY id LIMIT " + AT_ONCE, List.of(from, last)));
            some.forEach(taker);
            after = some.isEmpty() ? after : some.getLast().id();
        } while (some.size() == AT_ONCE);
    }

    /**
     * Drops the entries of an archive from the log, after the archive was verified and found to be that of this log. What was begun
     * and not brought to its end is gone on with.
     *
     * @param file any of its files
     * @return how many were dropped now
     * @throws DcimException INVALID_VALUE when it is not an archive of this log, or was altered
     * @throws IOException when it cannot be read
     */
    public long drop(Path file, String actor) throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        AuditArchive archive = ArchiveFiles.of(file).read();
        ArchiveVerifier.verify(file, requireCheck(), findings::add);
        AuditSeal seal = requireDue(archive.untilDay());
        boolean isKnown = read(connection -> AuditRows.archives(connection, "WHERE last = ?", List.of(archive.last())))
                .contains(archive);
        boolean isNext = archive.isSealedBy(seal) && archive.follows(latest().orElse(null));
        if (!findings.isEmpty() || !isKnown && !isNext) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "archive", file.getFileName(), "an untouched archive of this log");
        }
        if (!isKnown) {
            anchor(archive, actor);
        }
        long dropped = 0;
        int some;
        do {
            some = transaction(connection -> AuditRows.delete(connection, archive.last(), AT_ONCE));
            dropped += some;
        } while (some > 0);
        return dropped;
    }

    private void anchor(AuditArchive archive, String actor) {
        transaction(connection -> {
            AuditRows.insert(connection, archive);
            log.record(
                    connection,
                    List.of(new AuditNote(
                            actor,
                            ACTION,
                            "audit:" + archive.first() + "-" + archive.last(),
                            archive.fromDay() + " – " + archive.untilDay(),
                            archive.name() + " SHA-256 " + archive.entries(),
                            "")));
            return archive;
        });
    }

    private AuditSeal requireDue(LocalDate until) {
        if (!term.isOver(until, today())) {
            throw refused(until);
        }
        return seals.of(until).orElseThrow(() -> refused(until));
    }

    private DcimException refused(LocalDate until) {
        String accepted = due().map(due -> "≤ " + DAY.format(due.until())).orElse("—");
        return new DcimException(ErrorCode.INVALID_VALUE, "until", DAY.format(until), accepted);
    }

    private SealCheck requireCheck() {
        return key.check()
                .orElseThrow(() -> new IllegalStateException("audit-seal.pem is missing beside the master key"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), AuditSeals.ZONE);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException("the audit log cannot be archived", e);
        }
    }

    private <T> T read(Work<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.on(connection);
        } catch (SQLException e) {
            throw new DataAccessException("the audit log cannot be read", e);
        }
    }
}
