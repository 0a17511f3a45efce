package vn.dcim.core.work.plan;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What plans leave out, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanExclusionRepository extends GenericRepository<PlanExclusion, Long> {

    PlanExclusion save(PlanExclusion exclusion);

    void delete(PlanExclusion exclusion);

    List<PlanExclusion> findByPlanIdOrderById(long planId);
}
