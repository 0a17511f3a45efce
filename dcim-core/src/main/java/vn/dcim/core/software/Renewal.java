package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;

/**
 * The task to renew a licence.
 *
 * @param person who does it; empty where nobody was charged
 * @param until the last day in time; null where none was set
 * @param doneOn null while it is not done
 * @param document such as the number of the request
 */
@Embeddable
public record Renewal(
        String person, @Nullable LocalDate until, @Nullable LocalDate doneOn, String document) {

    public boolean isCharged() {
        return !person.isEmpty();
    }

    public boolean isDone() {
        return doneOn != null;
    }

    public boolean isLate(LocalDate today) {
        return !isDone() && until != null && until.isBefore(today);
    }
}
