package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Rights that somebody got, with what was asked for and approved.
 *
 * @param what code of a role, or id of an API token
 * @param lastDay counts whole in the days of the centre; null for as long as the task goes on
 * @param unit of the holder when it was given, like the post
 * @param endedAt when somebody noted that the task is over; null while it goes on
 */
@MappedEntity("access_grant")
public record Grant(
        @Id @GeneratedValue @Nullable Long id,
        Long accountId,
        Kind kind,
        String what,
        String purpose,
        String document,
        String approver,
        @Nullable LocalDate lastDay,
        String unit,
        String post,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedReason) {

    /** What is given. */
    public enum Kind {
        ROLE,
        TOKEN
    }

    /** How the rights that somebody has stand to what was approved. */
    public enum Coverage {
        COVERED,
        /** Nothing was recorded for the role that the account has. */
        MISSING,
        /** The last day is past. */
        OVER,
        /** The task is done. */
        ENDED,
        /** The holder has another unit or post than the one that it was given for. */
        MOVED;

        /** Tells whether the rights have to be taken back or approved anew. */
        public boolean isWanting() {
            return this != COVERED;
        }

        /** Returns the word of the API and of the bundles, such as {@code missing}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
