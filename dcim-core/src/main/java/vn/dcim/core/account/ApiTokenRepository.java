package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API tokens as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ApiTokenRepository extends CrudRepository<ApiToken, Long> {

    Optional<ApiToken> findByHash(String hash);

    List<ApiToken> findByAccountIdOrderByIdDesc(long accountId);

    List<ApiToken> findAllOrderByIdDesc();

    void update(@Id long id, Instant lastUsedAt, String lastAddress);

    /** Returns 1 for the one caller who revoked it, 0 for all who came later. */
    @Query("UPDATE api_token SET revoked_at = :at, revoked_by = :by, revoked_why = :why"
            + " WHERE id = :id AND revoked_at IS NULL")
    int revoke(long id, Instant at, String by, String why);

    @Query("UPDATE api_token SET revoked_at = :at, revoked_by = :by, revoked_why = :why"
            + " WHERE account_id = :accountId AND revoked_at IS NULL")
    int revokeAll(long accountId, Instant at, String by, String why);
}
