package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * Somebody this program knows: who has an account here, or whose departure was opened.
 *
 * @param key such as {@code account:12} or {@code departure:3}
 * @param account name of the account here; empty without one
 * @param lastDay the last working day; null for who does not leave, or came back
 */
public record KnownPerson(
        String key,
        String fullName,
        String unit,
        String account,
        @Nullable LocalDate lastDay) {

    /** Tells whether the last working day has passed: it counts whole. */
    public boolean hasLeft(LocalDate today) {
        return lastDay != null && today.isAfter(lastDay);
    }
}
