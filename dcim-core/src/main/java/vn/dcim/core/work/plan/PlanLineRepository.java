package vn.dcim.core.work.plan;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Lines of plans as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanLineRepository extends GenericRepository<PlanLine, Long> {

    PlanLine save(PlanLine line);

    List<PlanLine> saveAll(Iterable<PlanLine> lines);

    PlanLine update(PlanLine line);

    List<PlanLine> updateAll(Iterable<PlanLine> lines);

    void delete(PlanLine line);

    Optional<PlanLine> findById(Long id);

    List<PlanLine> findByPlanIdOrderByDueOnAscAndIdAsc(long planId);

    /** Locks a line till the end of the transaction. @return its id; empty for none */
    @Query("SELECT id FROM maintenance_line WHERE id = :id FOR UPDATE")
    Optional<Long> lock(long id);

    @Query("SELECT la.line_id, la.asset_id FROM maintenance_line_asset la "
            + "JOIN maintenance_line l ON l.id = la.line_id WHERE l.plan_id = :planId ORDER BY la.id")
    List<LineRow> findRows(long planId);

    @Query(
            "SELECT wa.asset_id, SUBSTRING_INDEX(o.manual, ' ', 1) AS manual, MAX(o.finished_at) AS done_at "
                    + "FROM work_order o JOIN work_order_asset wa ON wa.order_id = o.id "
                    + "WHERE o.manual IS NOT NULL AND o.state = 'ACCEPTED' GROUP BY wa.asset_id, SUBSTRING_INDEX(o.manual, ' ', 1)")
    List<LastDone> findLastDone();
}
