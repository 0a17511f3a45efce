package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Sessions as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountSessionRepository extends CrudRepository<AccountSession, String> {

    void update(@Id String hash, Instant lastUsedAt);

    void deleteByAccountId(long accountId);

    void deleteByAccountIdAndHashNotEquals(long accountId, String hash);

    long deleteByLastUsedAtBefore(Instant limit);
}
