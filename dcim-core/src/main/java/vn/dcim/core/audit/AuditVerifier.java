package vn.dcim.core.audit;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.dcim.core.audit.AuditFinding.Kind;

/**
 * Reads the whole log and tells what is not as it was written. Needs as much memory for a million entries as for a thousand;
 * others go on writing meanwhile, what they add is left to the next time.
 */
@Singleton
public final class AuditVerifier {

    private static final int AT_ONCE = 5000;

    private final DataSource dataSource;
    private final Path masterKeyFile;

    @Inject
    AuditVerifier(DataSource dataSource, DataSourceResolver resolver, SealKey key) {
        this(resolver.resolve(dataSource), key.masterKeyFile());
    }

    private AuditVerifier(DataSource dataSource, Path masterKeyFile) {
        this.dataSource = dataSource;
        this.masterKeyFile = masterKeyFile;
    }

    /** Verifies the log of a database without the rest of the program. @param masterKeyFile beside which the seals' key lies */
    public static AuditVerifier on(DataSource dataSource, Path masterKeyFile) {
        return new AuditVerifier(dataSource, masterKeyFile);
    }

    /** Hears how far a verification is. */
    public interface Progress {
        void at(long done, long total);
    }

    /** @param findings takes each as it is found, in the order of the chain */
    public AuditVerdict verify(Progress progress, Consumer<AuditFinding> findings) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<AuditRows.Head> head = AuditRows.head(connection);
            long greatest = AuditRows.number(connection, "SELECT MAX(id) FROM audit_entry", List.of());
            List<AuditSeal> seals = AuditRows.seals(connection, "ORDER BY day", List.of());
            Optional<SealCheck> check = SealCheck.beside(masterKeyFile);
            List<AuditFinding> ofArchives = new ArrayList<>();
            Optional<AuditArchive> anchor =
                    anchor(AuditRows.archives(connection, "ORDER BY last", List.of()), seals, check, ofArchives);
            var seen = new Verification(
                    anchor.map(AuditArchive::end).orElse(Verification.Start.BEGINNING), head, seals, findings);
            ofArchives.forEach(seen::found);
            seen.seals(check, SealMark.beside(masterKeyFile));
            if (anchor.isPresent()) {
                leftOver(connection, anchor.get().last(), seen);
            }
            // why: a forged number may be less than 1
            long after = anchor.map(AuditArchive::last).orElse(Long.MIN_VALUE);
            read(connection, after, head.map(AuditRows.Head::sequence).orElse(greatest), seen, progress);
            // why: the head anew, since what came in meanwhile is nothing that stands beyond it; both in one look
            long beyond = AuditRows.number(
                    connection, "SELECT MAX(e.id) FROM audit_entry e, audit_head h WHERE e.id > h.sequence", List.of());
            return seen.end(beyond);
        } catch (SQLException e) {
            throw new DataAccessException("the audit log cannot be read", e);
        }
    }

    /** Returns the newest archive that can be believed; what is left of the log stands on it. */
    private static Optional<AuditArchive> anchor(
            List<AuditArchive> archives,
            List<AuditSeal> seals,
            Optional<SealCheck> check,
            List<AuditFinding> findings) {
        AuditArchive before = null;
        for (AuditArchive archive : archives) {
            boolean isRight = check.filter(one -> one.isRight(archive)).isPresent()
                    && archive.follows(before)
                    && seals.stream().anyMatch(archive::isSealedBy);
            if (!isRight) {
                findings.add(AuditFinding.of(Kind.BAD_ARCHIVE, archive));
                return Optional.ofNullable(before);
            }
            before = archive;
        }
        return Optional.ofNullable(before);
    }

    private static void leftOver(Connection connection, long last, Verification seen) throws SQLException {
        long rows = AuditRows.number(connection, "SELECT COUNT(*) FROM audit_entry WHERE id <= ?", List.of(last));
        if (rows > 0) {
            seen.found(AuditFinding.of(
                    Kind.LEFT_OVER,
                    AuditRows.number(connection, "SELECT MIN(id) FROM audit_entry", List.of()),
                    AuditRows.number(connection, "SELECT MAX(id) FROM audit_entry WHERE id <= ?", List.of(last))));
        }
    }

    private static void read(Connection connection, long from, long end, Verification seen, Progress progress)
            throws SQLException {
        long after = from;
        boolean more = true;
        while (more) {
            List<AuditEntry> entries = AuditRows.select(
                    connection, "WHERE id > ? AND id <= ? ORDER BY id LIMIT " + AT_ONCE, List.of(after, end));
            more = entries.size() == AT_ONCE;
            long last = entries.isEmpty() ? after : entries.getLast().id();
            // why: two of one number may lie on both sides of a page's end
            boolean isWhole = !more || entries.getFirst().id() == last;
            entries.stream().filter(entry -> isWhole || entry.id() < last).forEach(seen::entry);
            after = isWhole ? last : last - 1;
            progress.at(Math.max(0, Math.min(after, end)), end);
        }
    }
}
