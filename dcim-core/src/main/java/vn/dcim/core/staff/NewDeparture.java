package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody says who opens a departure.
 *
 * @param account name of the person's account; empty for a person without one
 * @param fullName for a person without an account, like unit and post
 * @param decision number of the document
 * @param lastDay the last working day
 * @param atOnce true where the rights end now, and not with the last working day
 * @param cards doors' cards and keys to come back, one each; none for one item without a name, like those that follow
 * @param equipment equipment and media
 * @param signingTokens devices that sign
 */
public record NewDeparture(
        String account,
        String fullName,
        String unit,
        String post,
        DepartureKind kind,
        String decision,
        @Nullable LocalDate lastDay,
        boolean atOnce,
        List<String> cards,
        List<String> equipment,
        List<String> signingTokens) {}
