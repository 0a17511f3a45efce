package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Records what lists do not tell of accounts: who approved them, and whose they are. */
@Singleton
public class ForeignNotes {

    private static final int MOST_NAMED = 900;

    private final ForeignSystems systems;
    private final ForeignNoteRepository notes;
    private final KnownPeople people;
    private final AuditLog audit;
    private final Clock clock;

    ForeignNotes(ForeignSystems systems, ForeignNoteRepository notes, KnownPeople people, AuditLog audit, Clock clock) {
        this.systems = systems;
        this.notes = notes;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records the grant of some accounts at once.
     *
     * @param grantedOn not in time to come
     * @throws DcimException NOT_FOUND; INVALID_VALUE
     */
    @Transactional
    public void grant(
            long systemId,
            Collection<String> logins,
            String approver,
            String purpose,
            String document,
            @Nullable LocalDate grantedOn,
            String actor) {
        ForeignSystem system = systems.get(systemId);
        chosen(logins);
        ForeignSystems.text("approver", approver);
        ForeignSystems.text("purpose", purpose);
        ForeignSystems.text("grant-document", document);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        if (grantedOn == null || grantedOn.isAfter(today)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "granted-on", grantedOn == null ? "" : grantedOn, "≤ " + today);
        }
        save(
                logins,
                new ForeignNote(
                        null,
                        systemId,
                        "",
                        ForeignNote.Kind.GRANT,
                        approver.strip(),
                        purpose.strip(),
                        document.strip(),
                        grantedOn,
                        "",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        actor));
        audit.record(
                actor,
                "foreign-account.grant",
                ForeignSystems.subject(system),
                "",
                named(logins),
                document.strip() + ", " + grantedOn + ", " + approver.strip() + ": " + purpose.strip());
    }

    /**
     * Says whose some accounts are.
     *
     * @param person key of somebody known, or {@link ForeignNote#NONE_OF_THESE}
     * @throws DcimException NOT_FOUND; INVALID_VALUE
     */
    @Transactional
    public void assign(long systemId, Collection<String> logins, String person, String actor) {
        ForeignSystem system = systems.get(systemId);
        chosen(logins);
        String name = person.equals(ForeignNote.NONE_OF_THESE)
                ? person
                : people.all().stream()
                        .filter(known -> known.key().equals(person))
                        .findFirst()
                        .map(known -> known.key() + " " + known.fullName())
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "person", person, "one"));
        save(
                logins,
                new ForeignNote(
                        null,
                        systemId,
                        "",
                        ForeignNote.Kind.PERSON,
                        "",
                        "",
                        "",
                        null,
                        person,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        actor));
        audit.record(actor, "foreign-account.assign", ForeignSystems.subject(system), "", name, named(logins));
    }

    private void save(Collection<String> logins, ForeignNote note) {
        notes.saveAll(logins.stream()
                .map(login -> new ForeignNote(
                        null,
                        note.systemId(),
                        login,
                        note.kind(),
                        note.approver(),
                        note.purpose(),
                        note.document(),
                        note.grantedOn(),
                        note.person(),
                        note.recordedAt(),
                        note.recordedBy()))
                .toList());
    }

    private static void chosen(Collection<String> logins) {
        if (logins.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "line", "", "1–");
        }
    }

    private static String named(Collection<String> logins) {
        String names = String.join(", ", List.copyOf(logins));
        return names.length() <= MOST_NAMED ? names : names.substring(0, MOST_NAMED) + "… (" + logins.size() + ")";
    }
}
