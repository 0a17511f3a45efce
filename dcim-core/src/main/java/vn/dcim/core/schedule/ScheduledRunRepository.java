package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScheduledRunRepository extends GenericRepository<ScheduledRun, Long> {

    ScheduledRun save(ScheduledRun run);

    Optional<ScheduledRun> findById(Long id);

    /** Returns the newest of each job. */
    @Query("SELECT * FROM schedule_run WHERE id IN (SELECT MAX(id) FROM schedule_run GROUP BY job)")
    List<ScheduledRun> findNewest();

    @Query("SELECT * FROM schedule_run WHERE job = :job AND (:state = '' OR state = :state) AND fired_at >= :since"
            + " ORDER BY id DESC LIMIT :size OFFSET :offset")
    List<ScheduledRun> find(String job, String state, Instant since, long offset, int size);

    @Query(
            "SELECT COUNT(*) FROM schedule_run WHERE job = :job AND (:state = '' OR state = :state) AND fired_at >= :since")
    long count(String job, String state, Instant since);

    /** Returns the run that ended before another of its job. */
    @Query("SELECT * FROM schedule_run WHERE job = :job AND id < :before AND state IN ('DONE', 'FAILED', 'MISSED')"
            + " ORDER BY id DESC LIMIT 1")
    Optional<ScheduledRun> findBefore(String job, long before);

    /** Returns the newest run by the clock since an instant that has died with its node, or is of one that ended. */
    @Query(
            "SELECT r.* FROM schedule_run r LEFT JOIN QRTZ_FIRED_TRIGGERS f ON f.SCHED_NAME = 'dcim' AND f.ENTRY_ID = r.fire_id"
                    + " WHERE r.job = :job AND r.started_by = '' AND r.fired_at >= :since AND r.state IN ('RUNNING', 'INTERRUPTED')"
                    + " AND f.ENTRY_ID IS NULL ORDER BY r.id DESC LIMIT 1")
    Optional<ScheduledRun> findDead(String job, Instant since);

    /** Returns those that run by their rows, and that no node is at. */
    @Query(
            "SELECT r.* FROM schedule_run r LEFT JOIN QRTZ_FIRED_TRIGGERS f ON f.SCHED_NAME = 'dcim' AND f.ENTRY_ID = r.fire_id"
                    + " WHERE r.state = 'RUNNING' AND f.ENTRY_ID IS NULL ORDER BY r.id")
    List<ScheduledRun> findOrphans();

    @Query("UPDATE schedule_run SET progress_done = :done, progress_of = :of WHERE id = :id AND state = 'RUNNING'")
    void progress(long id, @Nullable Integer done, @Nullable Integer of);

    /** Ends a run that has not ended. */
    @Query("UPDATE schedule_run SET state = :state, ended_at = :at, result = :result, arguments = :arguments"
            + " WHERE id = :id AND state = 'RUNNING'")
    int end(long id, RunState state, Instant at, String result, String arguments);

    @Query("REPLACE INTO schedule_run_log (run_id, text) VALUES (:id, :text)")
    void log(long id, String text);

    @Query("SELECT text FROM schedule_run_log WHERE run_id = :id")
    Optional<String> findLog(long id);

    /** Forgets some of those that went well, or any, and ended before an instant. */
    @Query(
            "DELETE FROM schedule_run WHERE job = :job AND (state = 'DONE' OR :any) AND state <> 'RUNNING' AND fired_at < :before"
                    + " LIMIT 1000")
    int deleteSome(String job, boolean any, Instant before);

    @Query("SELECT DISTINCT job FROM schedule_run")
    List<String> findJobs();
}
