package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What was made of an obligation that is not met, so that somebody puts it right.
 *
 * @param obligation its id, or {@code xray:7} for a finding of the X-ray
 * @param targetId of the work order, the incident or the task
 */
@MappedEntity("obligation_remedy")
public record Remedy(
        @Id @GeneratedValue @Nullable Long id,
        String obligation,
        Kind kind,
        long targetId,
        Instant madeAt,
        String madeBy) {

    /** What can be made of it. */
    public enum Kind {
        WORK_ORDER,
        INCIDENT,
        /** A {@link FindingTask}. */
        TASK;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns the kind of a code; empty where there is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * How far it is.
     *
     * @param title of the order, with its number, or of the incident
     * @param state code of the order's state; {@code open} or {@code closed} of an incident; {@code open}, {@code reopened} or
     *     {@code done} of a task
     * @param dueOn null for an incident, and where nobody said
     */
    public record Progress(
            Remedy remedy,
            String title,
            String state,
            boolean isOpen,
            @Nullable LocalDate dueOn,
            boolean isLate) {}
}
