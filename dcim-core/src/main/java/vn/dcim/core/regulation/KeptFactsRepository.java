package vn.dcim.core.regulation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts as the database holds them: the same once, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeptFactsRepository extends GenericRepository<KeptFacts, Long> {

    KeptFacts save(KeptFacts facts);

    Optional<KeptFacts> findById(Long id);

    Optional<KeptFacts> findByEvidenceAndSha256(String evidence, String sha256);

    /** Returns what results of a time were judged by, without the facts themselves. */
    @Query(
            "SELECT id, evidence, sha256, '' AS packed, gathered_at FROM obligation_facts WHERE id IN (SELECT facts_id"
                    + " FROM obligation_result WHERE profile = :profile AND judged_at >= :from AND judged_at < :until) ORDER BY id")
    List<KeptFacts> named(String profile, Instant from, Instant until);

    /** Returns some by their ids, without the facts themselves. */
    @Query(
            "SELECT id, evidence, sha256, '' AS packed, gathered_at FROM obligation_facts WHERE id IN (:ids) ORDER BY id")
    List<KeptFacts> named(List<Long> ids);

    /** Returns the newest of one evidence, without the facts themselves. */
    @Query("SELECT id, evidence, sha256, '' AS packed, gathered_at FROM obligation_facts WHERE evidence = :evidence"
            + " ORDER BY id DESC LIMIT 100")
    List<KeptFacts> versions(String evidence);
}
