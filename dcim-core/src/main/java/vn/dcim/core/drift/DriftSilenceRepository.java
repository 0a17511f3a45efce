package vn.dcim.core.drift;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Differences that are left as they are, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DriftSilenceRepository extends GenericRepository<DriftSilence, Long> {

    List<DriftSilence> saveAll(Iterable<DriftSilence> silences);

    List<DriftSilence> findByEndedOrderById(boolean ended);

    @Query("UPDATE drift_silence SET ended = TRUE WHERE kind = :kind AND subject = :subject")
    void end(DriftKind kind, String subject);
}
