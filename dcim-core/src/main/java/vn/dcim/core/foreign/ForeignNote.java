package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody recorded of an account of another system, by its login name.
 *
 * @param approver of a grant, like purpose, document and day
 * @param person key of whose it is, see {@link KnownPerson#key()}, or {@link #NONE_OF_THESE}; empty for a grant
 */
@MappedEntity("foreign_note")
public record ForeignNote(
        @Id @GeneratedValue @Nullable Long id,
        Long systemId,
        String login,
        Kind kind,
        String approver,
        String purpose,
        String document,
        @Nullable LocalDate grantedOn,
        String person,
        Instant recordedAt,
        String recordedBy) {

    /** Somebody who is neither in this program nor has left the centre. */
    public static final String NONE_OF_THESE = "other";

    /** What was recorded. */
    public enum Kind {
        GRANT,
        PERSON
    }
}
