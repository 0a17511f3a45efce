package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Attempts as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SignInAttemptRepository extends CrudRepository<SignInAttempt, Long> {

    long countByAccountIdAndAtGreaterThanEquals(long accountId, Instant from);

    long countByAccountIdAndFailedTrueAndAtGreaterThanEquals(long accountId, Instant from);

    void update(@Id long id, boolean failed);

    void deleteByAccountIdAndIdLessThanEquals(long accountId, long id);

    void deleteByAccountId(long accountId);
}
