package vn.dcim.core.regulation.xray;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How rules last looked, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface XrayLookRepository extends GenericRepository<XrayLook, String> {

    List<XrayLook> findAll();

    @Query("INSERT IGNORE INTO xray_look (rule, looked_at, missing) VALUES (:rule, :at, '[]')")
    int begin(String rule, Instant at);

    /** Returns when a rule last looked; who else wants to write what it found waits for the caller's transaction. */
    @Query("SELECT looked_at FROM xray_look WHERE rule = :rule FOR UPDATE")
    Optional<Instant> await(String rule);

    @Query("UPDATE xray_look SET looked_at = :at, missing = :missing WHERE rule = :rule")
    void note(String rule, Instant at, String missing);
}
