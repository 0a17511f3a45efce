package vn.dcim.core.regulation.inspection;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was made for an inspection, of one period.
 *
 * @param profile id of the one that the centre was under
 * @param firstDay of the period
 * @param lastDay of the period, on whose end all states are
 * @param sha256 of its list of hashes, hexadecimal
 * @param number of the letter with which it went out; empty before
 * @param sentOn null before
 * @param obligation id of the one that asks for it as a yearly report; empty for an inspection
 * @param dueOn the last day on which sending it is in time; null for none
 */
@MappedEntity("inspection_file")
public record InspectionFile(
        @Id @GeneratedValue @Nullable Long id,
        String profile,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant madeAt,
        String madeBy,
        String sha256,
        String number,
        @Nullable LocalDate sentOn,
        String sentTo,
        String sentBy,
        String obligation,
        @Nullable LocalDate dueOn) {

    public boolean isSent() {
        return sentOn != null;
    }

    /** Returns the name of its files, without their ending. */
    public String fileName() {
        return (obligation.isEmpty() ? "ho-so-kiem-tra-" : "bao-cao-nam-" + obligation + "-") + firstDay + "-"
                + lastDay;
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "inspection:" + id + " " + firstDay + "–" + lastDay + (obligation.isEmpty() ? "" : " " + obligation);
    }
}
