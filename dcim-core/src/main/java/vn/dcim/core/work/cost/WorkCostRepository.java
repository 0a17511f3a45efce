package vn.dcim.core.work.cost;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What orders took, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkCostRepository extends GenericRepository<WorkCost, Long> {

    WorkCost save(WorkCost cost);

    WorkCost update(WorkCost cost);

    Optional<WorkCost> findById(Long id);

    List<WorkCost> findByOrderIdOrderById(long orderId);

    /** Returns those that count. */
    @Query("SELECT * FROM work_cost WHERE withdrawn_at IS NULL ORDER BY id")
    List<WorkCost> findCounting();

    /** Returns those that count, of some days, the last one too. */
    @Query("SELECT * FROM work_cost WHERE withdrawn_at IS NULL AND spent_on BETWEEN :first AND :last ORDER BY id")
    List<WorkCost> findCounting(LocalDate first, LocalDate last);

    /** Locks one till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM work_cost WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);
}
