package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A program's right to use the API in the name of an account.
 *
 * @param hash SHA-256 of the token in hexadecimal; the token itself is kept nowhere
 * @param lastUsedAt to the minute; null before the first use
 */
@MappedEntity("api_token")
public record ApiToken(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        String name,
        String hash,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
