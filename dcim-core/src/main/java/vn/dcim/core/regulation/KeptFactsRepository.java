package vn.dcim.core.regulation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Facts as the database holds them: the same once, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeptFactsRepository extends GenericRepository<KeptFacts, Long> {

    KeptFacts save(KeptFacts facts);

    Optional<KeptFacts> findById(Long id);

    Optional<KeptFacts> findByEvidenceAndSha256(String evidence, String sha256);
}
