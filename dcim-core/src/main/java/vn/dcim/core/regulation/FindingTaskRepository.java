package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tasks as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FindingTaskRepository extends GenericRepository<FindingTask, Long> {

    FindingTask save(FindingTask task);

    Optional<FindingTask> findById(Long id);

    List<FindingTask> findByIdIn(Collection<Long> ids);

    @Query("SELECT * FROM finding_task WHERE done_at IS NULL ORDER BY due_on, id")
    List<FindingTask> findOpen();

    @Query("SELECT * FROM finding_task WHERE done_at IS NOT NULL ORDER BY done_at DESC, id DESC LIMIT 100")
    List<FindingTask> findDone();

    /** @return 0 where it is done already */
    @Query("UPDATE finding_task SET done_at = :at, done_by = :by, note = :note WHERE id = :id AND done_at IS NULL")
    int finish(long id, @Nullable Instant at, String by, String note);

    /** @return 0 where it is open already */
    @Query("UPDATE finding_task SET done_at = NULL, done_by = '', note = :note, reopened = reopened + 1"
            + " WHERE id = :id AND done_at IS NOT NULL")
    int reopen(long id, String note);
}
