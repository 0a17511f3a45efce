package vn.dcim.core.directory;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody in the list of all people of the directory. Null is what it does not tell.
 *
 * @param name what the account is called
 * @param lastUsedAt Active Directory writes it down anew only when it is some 9 to 14 days old (MS-ADA1 2.351)
 * @param expiresOn the last day
 */
public record ListedPerson(
        String name,
        String fullName,
        String unit,
        boolean disabled,
        boolean locked,
        @Nullable Boolean administrator,
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant passwordChangedAt,
        @Nullable LocalDate expiresOn,
        boolean neverExpires) {}
