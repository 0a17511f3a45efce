package vn.dcim.core.account.factor;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Offers as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FactorOfferRepository extends CrudRepository<FactorOffer, Long> {}
