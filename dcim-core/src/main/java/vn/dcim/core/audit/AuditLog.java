package vn.dcim.core.audit;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The log of changes. Called within the transaction of the change where there is one, so that both stand or neither. */
@Singleton
public final class AuditLog {

    private final AuditRepository entries;
    private final Clock clock;

    AuditLog(AuditRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Adds an entry with the present instant; see {@link AuditEntry} for the texts. */
    public AuditEntry record(String actor, String action, String subject, String was, String became, String reason) {
        return entries.save(new AuditEntry(
                null, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, action, subject, was, became, reason));
    }

    /** Returns one page, newest first; pages count from 0. */
    public Page<AuditEntry> page(int page, int size) {
        return entries.findAll(Pageable.from(page, size, Sort.of(Sort.Order.desc("id"))));
    }
}
