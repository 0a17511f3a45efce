package vn.dcim.core.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done about an incident. */
public enum StepKind {
    /** Somebody takes it. */
    ACKNOWLEDGED,
    ISOLATED,
    BACKED_UP,
    /** The head of the centre lets the repair begin without a backup, and says why. */
    ORDER_OVERRIDDEN,
    REPAIR_STARTED,
    REPAIRED,
    HELP_REQUESTED,
    HELP_ARRIVED,
    CAUSE,
    LESSON,
    MINUTES,
    NOTE,
    CLOSED,
    REOPENED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StepKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
