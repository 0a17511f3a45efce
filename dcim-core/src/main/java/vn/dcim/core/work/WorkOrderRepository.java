package vn.dcim.core.work;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Orders as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkOrderRepository extends GenericRepository<WorkOrder, Long> {

    WorkOrder save(WorkOrder order);

    WorkOrder update(WorkOrder order);

    Optional<WorkOrder> findById(Long id);

    List<WorkOrder> findByIdIn(Collection<Long> ids);

    Optional<WorkOrder> findByNumber(String number);

    List<WorkOrder> findByStateInOrderByIdDesc(Collection<WorkState> states);

    /** Locks an order till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM work_order WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);

    @Query("INSERT INTO work_number (number_year, last_number) VALUES (:year, 1) "
            + "ON DUPLICATE KEY UPDATE last_number = last_number + 1")
    void countUp(int year);

    @Query("SELECT last_number FROM work_number WHERE number_year = :year FOR UPDATE")
    int lastNumber(int year);

    /** Returns other open orders at an asset of one, whose windows overlap another. */
    @Query("SELECT DISTINCT o.* FROM work_order o JOIN work_order_asset a ON a.order_id = o.id "
            + "JOIN work_order_asset mine ON mine.asset_id = a.asset_id AND mine.order_id = :id "
            + "WHERE o.id <> :id AND o.state NOT IN ('FINISHED', 'ACCEPTED', 'CANCELLED') "
            + "AND o.planned_from < :to AND o.planned_to > :from ORDER BY o.planned_from, o.id")
    List<WorkOrder> findOverlapping(long id, Instant from, Instant to);
}
