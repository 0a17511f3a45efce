package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountSessionRepository extends CrudRepository<AccountSession, Long> {

    Optional<AccountSession> findByHash(String hash);

    List<AccountSession> findByAccountIdOrderByLastUsedAtDesc(long accountId);

    List<AccountSession> findByLastUsedAtBefore(Instant limit);

    List<AccountSession> findByLastUsedAtGreaterThanEquals(Instant from);

    /** Notes a use; of two that are noted at once on two nodes, the later one stays. */
    @Query("UPDATE account_session SET last_used_at = GREATEST(last_used_at, :at), address = :address WHERE id = :id")
    int use(long id, Instant at, String address);

    void updateHash(@Id long id, String hash);

    void updateProvenAt(@Id long id, Instant provenAt);

    /** Returns 1 for the one caller who ended it, 0 for all who came later. */
    @Query("DELETE FROM account_session WHERE id = :id")
    int end(long id);

    void deleteByHash(String hash);

    void deleteByAccountId(long accountId);

    void deleteByAccountIdAndHashNotEquals(long accountId, String hash);
}
