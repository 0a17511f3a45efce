package vn.dcim.core.oidc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Browsers that were sent to the provider, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OidcRequestRepository extends CrudRepository<OidcRequest, String> {

    /** Returns 1 for the one caller who takes it, 0 for all who come later. */
    @Query("DELETE FROM oidc_request WHERE state_hash = :stateHash")
    int take(String stateHash);

    void deleteByAtBefore(Instant limit);
}
