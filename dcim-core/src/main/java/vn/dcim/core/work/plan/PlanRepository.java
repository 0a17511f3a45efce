package vn.dcim.core.work.plan;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Plans as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanRepository extends GenericRepository<MaintenancePlan, Long> {

    MaintenancePlan save(MaintenancePlan plan);

    MaintenancePlan update(MaintenancePlan plan);

    void delete(MaintenancePlan plan);

    Optional<MaintenancePlan> findById(Long id);

    Optional<MaintenancePlan> findByPlanYear(int planYear);

    List<MaintenancePlan> findAllOrderByPlanYearDesc();

    /** Locks a plan till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM maintenance_plan WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);
}
