package vn.dcim.core.directory;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The one row of the last run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DirectoryRunRepository extends GenericRepository<DirectoryRun, Integer> {

    Optional<DirectoryRun> findById(int id);

    /** Makes the run this node's, when it is due; no other node finds it due until then. */
    @Query("UPDATE directory_run SET due_at = :until WHERE id = 1 AND due_at <= :now")
    int claim(Instant now, Instant until);

    @Query("UPDATE directory_run SET due_at = :now WHERE id = 1 AND due_at > :now AND due_at <= :latest")
    void makeDue(Instant now, Instant latest);

    @Query(
            "UPDATE directory_run SET due_at = :dueAt, at = :at, outcome = :outcome, detail = :detail, checked = :checked,"
                    + " changed = :changed, ended = :ended WHERE id = 1")
    void note(Instant dueAt, Instant at, String outcome, String detail, int checked, int changed, int ended);
}
