package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Offers as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FactorOfferRepository extends CrudRepository<FactorOffer, Long> {
    /** Lets whoever else wants to offer something to an account wait until the transaction ends. */
    @Query("SELECT id FROM account WHERE id = :accountId FOR UPDATE")
    long hold(long accountId);

    /** Puts a box in place of another, if that is still there; returns 1, or 0 when somebody was quicker. */
    @Query("UPDATE second_factor_offer SET secret = :box WHERE account_id = :accountId AND secret = :before")
    int replace(long accountId, byte[] before, byte[] box);
}
