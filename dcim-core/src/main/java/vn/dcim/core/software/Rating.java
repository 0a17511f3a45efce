package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a title is rated (11/2023, article 10.2).
 *
 * @param confidentiality null before it was rated, as are the others
 * @param ratedBy empty before it was rated
 * @param measures that were chosen
 * @param reopened whether version or use have changed since
 */
@Embeddable
public record Rating(
        @Nullable Level confidentiality,
        @Nullable Level integrity,
        @Nullable Level availability,
        String ratedBy,
        @Nullable LocalDate ratedOn,
        String measures,
        boolean reopened) {

    public boolean isComplete() {
        return confidentiality != null && integrity != null && availability != null && ratedOn != null;
    }

    /** Returns the class of risk; empty before it was rated. */
    public Optional<Level> risk(RiskRule rule) {
        return isComplete()
                ? Optional.of(rule.of(List.of(confidentiality, integrity, availability)))
                : Optional.empty();
    }
}
