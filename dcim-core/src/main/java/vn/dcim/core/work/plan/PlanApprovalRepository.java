package vn.dcim.core.work.plan;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Approvals of plans as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanApprovalRepository extends GenericRepository<PlanApproval, Long> {

    PlanApproval save(PlanApproval approval);

    List<PlanApproval> findByPlanIdOrderById(long planId);
}
