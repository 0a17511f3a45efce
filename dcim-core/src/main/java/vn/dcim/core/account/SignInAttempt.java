package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A password that was given for an account and was not the right one, since the last right one.
 *
 * @param address of the client
 * @param failed false while the password is being checked
 */
@MappedEntity("sign_in_attempt")
record SignInAttempt(
        @Id @GeneratedValue @Nullable Long id, long accountId, Instant at, String address, boolean failed) {}
