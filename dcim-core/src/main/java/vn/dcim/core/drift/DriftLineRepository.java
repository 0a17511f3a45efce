package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Differences as they were last found. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DriftLineRepository extends GenericRepository<DriftLine, Long> {

    List<DriftLine> findAll();

    List<DriftLine> findByIdIn(List<Long> ids);

    List<DriftLine> findByAssetId(long assetId);

    List<DriftLine> saveAll(Iterable<DriftLine> lines);

    List<DriftLine> updateAll(Iterable<DriftLine> lines);

    void deleteByIdIn(List<Long> ids);

    @Query(
            "SELECT id FROM drift WHERE kind = 'TIE' AND certain AND (quiet_until IS NULL OR quiet_until < :today) ORDER BY id")
    List<Long> findCertainTies(java.time.LocalDate today);

    /** Returns the row by which those who compare wait for each other. */
    @Query("SELECT id FROM drift_mark WHERE id = 1 FOR UPDATE")
    long lock();

    @Query("UPDATE drift_mark SET at = :at WHERE id = 1")
    void mark(Instant at);

    /** Returns when it was last compared. */
    @Query("SELECT at FROM drift_mark WHERE id = 1 AND at IS NOT NULL")
    Optional<@Nullable Instant> findMark();
}
