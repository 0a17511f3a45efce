package vn.dcim.core.work.calendar;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.work.WorkOrder;

/** Orders whose windows meet a half-open time, with what they are about, each as one statement however many they are. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CalendarRepository extends GenericRepository<WorkOrder, Long> {

    @Query("SELECT * FROM work_order WHERE planned_from < :to AND planned_to > :from ORDER BY planned_from, id")
    List<WorkOrder> findPlanned(Instant from, Instant to);

    @Query("SELECT wa.order_id, a.name FROM work_order o JOIN work_order_asset wa ON wa.order_id = o.id "
            + "JOIN asset a ON a.id = wa.asset_id WHERE o.planned_from < :to AND o.planned_to > :from ORDER BY wa.id")
    List<AboutRow> findAbout(Instant from, Instant to);

    @Query("SELECT c.order_id, MAX(c.at) AS changed_at FROM work_order o JOIN work_change c ON c.order_id = o.id "
            + "WHERE o.planned_from < :to AND o.planned_to > :from GROUP BY c.order_id")
    List<ChangedRow> findChanged(Instant from, Instant to);

    @Query("SELECT COUNT(*) FROM work_order WHERE planned_from IS NULL AND due_on >= :from AND due_on < :to "
            + "AND state NOT IN ('ACCEPTED', 'CANCELLED')")
    int countUnplanned(LocalDate from, LocalDate to);
}
