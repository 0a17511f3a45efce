package vn.dcim.core.regulation;

import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;

/**
 * What a check is asked.
 *
 * @param obligation its id
 * @param at the instant that is judged
 */
public record Question(String obligation, Limits limits, Instant at) {

    /** Returns the day of the instant in the centre. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }
}
