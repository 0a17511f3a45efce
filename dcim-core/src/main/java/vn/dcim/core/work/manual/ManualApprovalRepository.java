package vn.dcim.core.work.manual;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Approvals of manuals as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ManualApprovalRepository extends GenericRepository<ManualApproval, Long> {

    ManualApproval save(ManualApproval approval);

    List<ManualApproval> findByManualIdInOrderById(Collection<Long> manualIds);
}
