package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes down notes about obligations. */
@Singleton
@Requires(property = "datasources.default.url")
public class ObligationNotes {

    private static final int LONGEST = 2000;

    private final Compliance compliance;
    private final ObligationNoteRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    ObligationNotes(Compliance compliance, ObligationNoteRepository repository, AuditLog audit, Clock clock) {
        this.compliance = compliance;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws DcimException NOT_FOUND for an obligation that is not in force here; INVALID_VALUE (note) */
    @Transactional
    public ObligationNote add(String obligation, String note, String actor) {
        Obligation about = compliance.obligation(obligation);
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "note", text.isEmpty() ? "" : text.length(), "1–" + LONGEST);
        }
        ObligationNote saved = repository.save(
                new ObligationNote(null, about.id(), text, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor));
        audit.record(actor, "obligation.note", about.toString(), "", "", text);
        return saved;
    }

    /** Returns those of an obligation, the newest first. */
    public List<ObligationNote> of(String obligation) {
        return repository.findByObligationOrderByIdDesc(obligation);
    }
}
