package vn.dcim.core.oidc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom the provider knows, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OidcPersonRepository extends GenericRepository<OidcPerson, Long> {

    Optional<OidcPerson> findByIssuerAndSubject(String issuer, String subject);

    @Query("SELECT * FROM oidc_person ORDER BY at DESC, account_id DESC LIMIT 10")
    List<OidcPerson> last();

    void save(OidcPerson person);

    @Query("UPDATE oidc_person SET proof = :proof, at = :at WHERE account_id = :accountId")
    void note(long accountId, String proof, Instant at);
}
