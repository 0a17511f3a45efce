package vn.dcim.core.regulation;

import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;

/** What a check is asked; it notes whether the very instant was looked at, or the day at most. */
public final class Question {

    private final String obligation;
    private final Limits limits;
    private final Instant at;
    private boolean isOfInstant;

    /**
     * @param obligation its id
     * @param at the instant that is judged
     */
    public Question(String obligation, Limits limits, Instant at) {
        this.obligation = obligation;
        this.limits = limits;
        this.at = at;
    }

    public String obligation() {
        return obligation;
    }

    public Limits limits() {
        return limits;
    }

    /** Returns the instant that is judged; whose check looks at it is asked again in each round. */
    public Instant at() {
        isOfInstant = true;
        return at;
    }

    /** Returns the day of the instant in the centre. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    /** Tells whether the answer holds for the instant alone, and not for all of its day. */
    boolean isOfInstant() {
        return isOfInstant;
    }
}
