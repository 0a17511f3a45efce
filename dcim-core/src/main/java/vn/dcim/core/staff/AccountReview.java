package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A review of all accounts.
 *
 * @param signedAt null while it goes on
 * @param hash SHA-256 over the result, hexadecimal; null while it goes on
 */
@MappedEntity("account_review")
public record AccountReview(
        @Id @GeneratedValue @Nullable Long id,
        Instant openedAt,
        String openedBy,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable String hash) {

    public boolean isOpen() {
        return signedAt == null;
    }
}
