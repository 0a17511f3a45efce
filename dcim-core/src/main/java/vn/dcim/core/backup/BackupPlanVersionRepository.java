package vn.dcim.core.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** What plans were, as the database holds it; nothing is changed or removed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupPlanVersionRepository extends GenericRepository<BackupPlanVersion, Long> {

    @Query("INSERT INTO backup_plan_version (plan_id, revision, from_at, told, actor, reason)"
            + " VALUES (:planId, :revision, :fromAt, :told, :actor, :reason)")
    void add(long planId, int revision, Instant fromAt, String told, String actor, String reason);

    @Query("SELECT * FROM backup_plan_version WHERE plan_id = :planId ORDER BY revision DESC")
    List<BackupPlanVersion> newest(long planId);

    default void add(BackupPlanVersion one) {
        add(one.planId(), one.revision(), one.fromAt(), one.told(), one.actor(), one.reason());
    }
}
