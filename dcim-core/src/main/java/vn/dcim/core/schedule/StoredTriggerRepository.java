package vn.dcim.core.schedule;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** What the store of Quartz holds, read as it stands: also by a node that runs no jobs. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StoredTriggerRepository extends GenericRepository<ScheduledRun, Long> {

    @Query(
            "SELECT JOB_NAME AS job, NEXT_FIRE_TIME AS next, PREV_FIRE_TIME AS previous, TRIGGER_STATE AS state, DESCRIPTION AS told"
                    + " FROM QRTZ_TRIGGERS WHERE SCHED_NAME = 'dcim' AND TRIGGER_GROUP = :group")
    List<StoredTrigger> findAll(String group);

    @Query("SELECT JOB_NAME FROM QRTZ_JOB_DETAILS WHERE SCHED_NAME = 'dcim' AND JOB_GROUP = :group")
    List<String> findJobs(String group);

    @Query("SELECT LAST_CHECKIN_TIME FROM QRTZ_SCHEDULER_STATE WHERE SCHED_NAME = 'dcim' AND INSTANCE_NAME = :node")
    Optional<Long> findCheckIn(String node);
}
