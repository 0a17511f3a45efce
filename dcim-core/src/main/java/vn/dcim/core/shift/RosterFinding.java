package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that is wrong with a roster.
 *
 * @param from begin of the time that it is about
 * @param to its end, which does not belong to it
 * @param account whom it is about; empty for nobody
 * @param shiftId null where no shift is planned
 */
public record RosterFinding(
        Kind kind,
        Instant from,
        Instant to,
        String account,
        @Nullable Long shiftId) {

    /** What is wrong; the worst first. */
    public enum Kind {
        /** No shift is planned. */
        GAP,
        /** A shift that nobody took. */
        NOBODY,
        /** A shift that began, and of whose people nothing was seen: no signature, no entry, no round. */
        NOT_TAKEN_OVER,
        /** In two shifts at once. */
        DOUBLE_DUTY,
        /** Less rest before a shift than the law asks for. */
        LITTLE_REST,
        /** On leave, ill, or at a training. */
        ABSENT,
        /** No account that may be used then, such as of somebody who left. */
        LEFT,
        /** A shift without a lead. */
        NO_LEAD,
        /** The days off of this year, or late in the year of the next, are not entered; about that year. */
        NO_CALENDAR;

        /** Returns the word of files and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
