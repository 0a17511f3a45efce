package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of all that is done. Called within the transaction of the change where there is one, so that both stand or neither;
 * as the last thing in it, since from then on everybody else who writes to the log waits for its end: docs/decisions/0008.
 */
@Singleton
public final class AuditLog {

    private final TransactionOperations<Connection> transactions;
    private final AuditTrail trail;
    private final AuditOrigin origin;
    private final Clock clock;

    AuditLog(
            TransactionOperations<Connection> transactions,
            AuditTrail trail,
            @Nullable AuditOrigin origin,
            Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.origin = origin == null ? AuditOrigin.PROGRAM : origin;
        this.clock = clock;
    }

    /** Adds an entry with the present instant, in the caller's transaction if there is one; see {@link AuditEntry} for the texts. */
    public AuditEntry record(String actor, String action, String subject, String was, String became, String reason) {
        return record(List.of(new AuditNote(actor, action, subject, was, became, reason)))
                .getFirst();
    }

    /** Adds entries with the present instant, in the caller's transaction if there is one; what one request changes in bulk, at once. */
    public List<AuditEntry> record(List<AuditNote> notes) {
        return transactions.executeWrite(status -> {
            try {
                return record(status.getConnection(), notes);
            } catch (SQLException e) {
                throw new DataAccessException("the audit log cannot be written", e);
            }
        });
    }

    /** Adds entries with the present instant, in the transaction of a connection. */
    public List<AuditEntry> record(Connection connection, List<AuditNote> notes) throws SQLException {
        if (notes.isEmpty()) {
            return List.of();
        }
        AuditRows.Head head = AuditRows.lockHead(connection);
        // why: only now, so that instants follow each other as the rows do
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<AuditEntry> entries = new ArrayList<>(notes.size());
        String previous = head.hash();
        for (AuditNote note : notes) {
            AuditEntry entry = entry(head.sequence() + entries.size() + 1, now, note, previous);
            entries.add(entry);
            previous = entry.hash();
        }
        AuditRows.insert(connection, entries);
        AuditRows.moveHead(connection, entries.getLast());
        return entries;
    }

    /** Returns one page, newest first; pages count from 0. */
    public Page<AuditEntry> page(int page, int size) {
        AuditTrail.Found found = trail.find(AuditFilter.NONE, AuditTrail.Order.NEWEST, (long) page * size, size);
        return Page.of(found.entries(), Pageable.from(page, size), found.total());
    }

    private AuditEntry entry(long id, Instant at, AuditNote brought, String previous) {
        AuditNote note = brought.on(origin.ground());
        var entry = new AuditEntry(
                id,
                at,
                stored(note.actor()),
                stored(origin.address()),
                stored(note.action()),
                stored(note.subject()),
                stored(note.was()),
                stored(note.became()),
                stored(note.reason()),
                stored(origin.requestId()),
                previous,
                "");
        return new AuditEntry(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.address(),
                entry.action(),
                entry.subject(),
                entry.was(),
                entry.became(),
                entry.reason(),
                entry.requestId(),
                previous,
                AuditChain.hash(entry));
    }

    /** A text as the database gives it back: half a character becomes a question mark. */
    private static String stored(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
