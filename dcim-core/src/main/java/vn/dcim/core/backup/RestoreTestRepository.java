package vn.dcim.core.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Restore tests: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RestoreTestRepository extends GenericRepository<RestoreTest, Long> {

    RestoreTest save(RestoreTest test);

    RestoreTest update(RestoreTest test);

    List<RestoreTest> findByPlanIdOrderByStartedAtDesc(long planId);

    /** Returns of each plan the newest ones, newest first. */
    @Query("SELECT * FROM restore_test ORDER BY started_at DESC LIMIT 1000")
    List<RestoreTest> newest();
}
