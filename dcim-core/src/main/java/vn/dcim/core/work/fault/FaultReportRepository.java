package vn.dcim.core.work.fault;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FaultReportRepository extends GenericRepository<FaultReport, Long> {

    FaultReport save(FaultReport report);

    FaultReport update(FaultReport report);

    Optional<FaultReport> findById(Long id);

    Optional<FaultReport> findByReferenceAndAssetId(String reference, Long assetId);

    List<FaultReport> findByStateOrderById(FaultState state);

    @Query("SELECT * FROM fault_report WHERE state <> 'NEW' ORDER BY id DESC LIMIT 100")
    List<FaultReport> findDecided();

    /** Locks a report till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM fault_report WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);

    @Query("SELECT * FROM fault_report WHERE reported_at >= :from ORDER BY id")
    List<FaultReport> findSince(Instant from);
}
