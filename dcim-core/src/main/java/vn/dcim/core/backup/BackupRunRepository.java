package vn.dcim.core.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupRunRepository extends GenericRepository<BackupRun, Long> {

    BackupRun save(BackupRun run);

    BackupRun update(BackupRun run);

    Optional<BackupRun> findById(Long id);

    List<BackupRun> findByStartedAtGreaterThanEqualsOrderByStartedAtDesc(Instant from);

    @Query("SELECT * FROM backup_run WHERE plan_id = :planId ORDER BY started_at DESC, id DESC LIMIT :most")
    List<BackupRun> newest(long planId, int most);

    List<BackupRun> findByState(RunState state);

    boolean existsByPlanIdAndOriginAndStartedAt(long planId, RunOrigin origin, Instant startedAt);

    @Query("UPDATE backup_run SET bytes = :bytes, beat_at = :at WHERE id = :id")
    void beat(long id, long bytes, Instant at);

    @Query("UPDATE backup_run SET beat_at = :at WHERE id = :id")
    void alive(long id, Instant at);

    @Query("INSERT IGNORE INTO backup_log (run_id, log, manifest) VALUES (:id, '', '')")
    void openLog(long id);

    @Query("UPDATE backup_log SET log = :log WHERE run_id = :id")
    void log(long id, String log);

    @Query("UPDATE backup_log SET manifest = :manifest WHERE run_id = :id")
    void manifest(long id, String manifest);

    @Query("SELECT log FROM backup_log WHERE run_id = :id")
    Optional<String> findLog(long id);

    @Query("SELECT manifest FROM backup_log WHERE run_id = :id")
    Optional<String> findManifest(long id);
}
