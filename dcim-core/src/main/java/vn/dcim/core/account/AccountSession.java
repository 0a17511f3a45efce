package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A browser that is signed in. Its instants are of the {@link PresenceClock}.
 *
 * @param id given by the database; null before
 * @param hash SHA-256 of the cookie's value in hexadecimal
 * @param lastUsedAt the last interaction of its person; of a display, its last request, to the minute
 * @param address of the last use
 * @param browser that it was opened with
 * @param provenAt when its person last proved to be the owner, at sign-in or since
 */
@MappedEntity("account_session")
record AccountSession(
        @Id @GeneratedValue @Nullable Long id,
        String hash,
        long accountId,
        Instant createdAt,
        Instant lastUsedAt,
        String address,
        String browser,
        Instant provenAt) {

    Client client() {
        return new Client(address, browser);
    }
}
