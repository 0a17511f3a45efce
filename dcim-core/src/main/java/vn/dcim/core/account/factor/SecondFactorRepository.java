package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Second factors as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SecondFactorRepository extends CrudRepository<SecondFactor, Long> {

    /** Notes that the code of a step is taken; of all that come with it, on every node, one gets 1 and the others 0. */
    @Query("UPDATE second_factor SET last_step = :step WHERE account_id = :accountId AND last_step < :step")
    int takeStep(long accountId, long step);

    /** Puts a box in place of another, if that is still there; returns 1, or 0 when somebody was quicker. */
    @Query("UPDATE second_factor SET secret = :box WHERE account_id = :accountId AND secret = :before")
    int replace(long accountId, byte[] before, byte[] box);
}
