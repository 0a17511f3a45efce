package vn.dcim.core.drift;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What changes did to assets, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DriftChangeLineRepository extends GenericRepository<DriftChangeLine, Long> {

    List<DriftChangeLine> saveAll(Iterable<DriftChangeLine> lines);

    List<DriftChangeLine> findByChangeIdOrderById(long changeId);

    @Query("UPDATE drift_change_line SET undone = TRUE WHERE change_id = :changeId AND asset_id IN (:assetIds)")
    void undo(long changeId, List<Long> assetIds);
}
