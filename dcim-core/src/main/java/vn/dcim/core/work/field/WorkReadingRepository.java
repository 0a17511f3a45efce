package vn.dcim.core.work.field;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Readings of orders as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkReadingRepository extends GenericRepository<WorkReading, Long> {

    List<WorkReading> saveAll(Iterable<WorkReading> readings);

    List<WorkReading> findByOrderIdOrderById(long orderId);

    /** Returns what points told at the finish of other orders that were opened before one, oldest first. */
    @Query("SELECT r.* FROM work_reading r JOIN work_order o ON o.id = r.order_id "
            + "WHERE r.point_id IN (:points) AND r.phase = 'AFTER' AND o.id < :orderId AND o.state <> 'CANCELLED' "
            + "ORDER BY r.taken_at, r.id")
    List<WorkReading> findEarlier(Collection<Long> points, long orderId);
}
