package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Items as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkItemRepository extends GenericRepository<WorkItem, Long> {

    List<WorkItem> saveAll(Iterable<WorkItem> items);

    Optional<WorkItem> findById(Long id);

    List<WorkItem> findByOrderIdOrderByPosition(long orderId);

    List<WorkItem> findByOrderIdInOrderByIdAsc(Collection<Long> orderIds);

    /** Writes a result over the version that its writer saw. @return 0 where there is another one meanwhile */
    @Query(
            "UPDATE work_item SET version = version + 1, result = :result, remark = :remark, result_by = :by, result_at = :at "
                    + "WHERE id = :id AND version = :version")
    int record(long id, int version, @Nullable String result, String remark, String by, Instant at);
}
