package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param hash SHA-256 of the cookie's value in hexadecimal
 * @param lastUsedAt to the minute
 */
@MappedEntity("account_session")
record AccountSession(@Id String hash, long accountId, Instant createdAt, Instant lastUsedAt) {}
