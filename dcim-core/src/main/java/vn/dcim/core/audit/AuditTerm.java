package vn.dcim.core.audit;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * For how long entries of the log are kept.
 *
 * @param from the articles that set the figure; empty where it is a proposal
 * @param askedBy the articles that ask for a figure to be set
 */
public record AuditTerm(Period period, List<String> from, List<String> askedBy) {

    /** Tells whether the entries of a day have been kept for the whole term: on the day after it ends. */
    public boolean isOver(LocalDate day, LocalDate today) {
        return day.plus(period).isBefore(today);
    }
}
