package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A browser whose password was right and whose second factor is awaited.
 *
 * @param hash SHA-256 of the cookie's value in hexadecimal
 */
@MappedEntity("pending_sign_in")
record PendingSignIn(@Id String hash, long accountId, Instant at) {}
