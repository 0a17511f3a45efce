package vn.dcim.core.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Plans: never deleted, since their runs are evidence. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupPlanRepository extends GenericRepository<BackupPlan, Long> {

    BackupPlan save(BackupPlan plan);

    BackupPlan update(BackupPlan plan);

    Optional<BackupPlan> findById(Long id);

    /** Has whoever else wants to change it wait until the transaction ends. */
    @Query("SELECT id FROM backup_plan WHERE id = :id FOR UPDATE")
    Optional<Long> hold(long id);

    Optional<BackupPlan> findByName(String name);

    List<BackupPlan> findAllOrderByName();
}
