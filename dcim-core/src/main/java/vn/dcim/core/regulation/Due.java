package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Something that is due by a day.
 *
 * @param id the same for the same thing, whatever its day
 * @param obligation null for a report, and for what the X-ray found
 * @param name what is said of it: the number of the paper, the work order, the code of the period; empty for nothing
 * @param path of the page where it is
 * @param on the last day on which it is in time
 */
public record Due(String id, Kind kind, @Nullable Obligation obligation, String name, String path, LocalDate on) {

    /** What is due. */
    public enum Kind {
        /** What the data show is due next. */
        CHECK,
        /** An attestation ends. */
        ATTESTATION,
        /** An exception ends. */
        EXCEPTION,
        /** What does not concern the centre is looked at again. */
        NOT_APPLICABLE,
        /** Work made of a finding. */
        WORK,
        /** A task made of a finding. */
        TASK,
        /** A report is to be sent. */
        REPORT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Returns who is responsible, the leading role first; nobody by role for a report. */
    public List<String> roles() {
        return obligation == null ? List.of() : obligation.responsible();
    }

    public boolean isLate(LocalDate today) {
        return today.isAfter(on);
    }
}
