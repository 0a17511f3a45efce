package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Offers as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FactorOfferRepository extends CrudRepository<FactorOffer, Long> {
    /** Puts a box in place of another, if that is still there; returns 1, or 0 when somebody was quicker. */
    @Query("UPDATE second_factor_offer SET secret = :box WHERE account_id = :accountId AND secret = :before")
    int replace(long accountId, byte[] before, byte[] box);
}
