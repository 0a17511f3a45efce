package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** Recovery codes as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RecoveryCodeRepository extends CrudRepository<RecoveryCode, Long> {

    List<RecoveryCode> findByAccountIdAndUsedAtIsNull(long accountId);

    long countByAccountIdAndUsedAtIsNull(long accountId);

    /** Notes that a code is used; of all that come with it, on every node, one gets 1 and the others 0. */
    @Query("UPDATE recovery_code SET used_at = :at WHERE id = :id AND used_at IS NULL")
    int take(long id, Instant at);

    void deleteByAccountId(long accountId);
}
