package vn.dcim.core.work.permit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Permits as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkPermitRepository extends GenericRepository<WorkPermit, Long> {

    WorkPermit save(WorkPermit permit);

    WorkPermit update(WorkPermit permit);

    Optional<WorkPermit> findById(Long id);

    List<WorkPermit> findByOrderIdOrderById(long orderId);

    List<WorkPermit> findByStateInOrderById(Collection<PermitState> states);

    /** Locks all that count against others till the end of the transaction. @return their ids */
    @Query("SELECT id FROM work_permit WHERE state IN ('REQUESTED', 'APPROVED', 'RETURNED') ORDER BY id FOR UPDATE")
    List<Long> lockStanding();

    /** Locks a permit till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM work_permit WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);
}
