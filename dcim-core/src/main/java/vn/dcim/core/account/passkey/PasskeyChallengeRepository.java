package vn.dcim.core.account.passkey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Challenges as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasskeyChallengeRepository extends CrudRepository<PasskeyChallenge, String> {

    /** Uses a challenge up that was made after an instant; of all that come with it, on every node, one gets 1, the others 0. */
    @Query("DELETE FROM passkey_challenge WHERE hash = :hash AND at > :limit")
    int take(String hash, Instant limit);

    @Query("DELETE FROM passkey_challenge WHERE at <= :limit")
    int forget(Instant limit);
}
