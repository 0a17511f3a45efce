package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody is to do about a finding by a day.
 *
 * @param about the id of the obligation, or {@code xray:7}
 * @param dueOn the last day on which it is in time
 * @param role code of the role that is to do it; empty for a person
 * @param account who is to do it; empty for whoever has the role
 * @param doneAt null while it is to be done
 * @param doneBy empty before
 * @param note what was done, or why it was opened again
 * @param reopened how often it was opened again
 */
@MappedEntity("finding_task")
public record FindingTask(
        @Id @GeneratedValue @Nullable Long id,
        String about,
        String title,
        LocalDate dueOn,
        String role,
        String account,
        Instant openedAt,
        String openedBy,
        @Nullable Instant doneAt,
        String doneBy,
        String note,
        int reopened) {

    public boolean isOpen() {
        return doneAt == null;
    }

    public boolean isLate(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }

    /** Returns how it stands: {@code open}, {@code reopened} or {@code done}. */
    public String state() {
        return isOpen() ? reopened > 0 ? "reopened" : "open" : "done";
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "finding-task:" + id + " " + about;
    }
}
