package vn.dcim.core.work.manual;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Versions of manuals as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ManualVersionRepository extends GenericRepository<ManualVersion, Long> {

    ManualVersion save(ManualVersion version);

    List<ManualVersion> findByCodeOrderByVersionDesc(String code);

    long count();

    /** Returns the newest version of each, by code. */
    @Query("SELECT m.* FROM maintenance_manual m JOIN (SELECT code, MAX(version) AS version FROM maintenance_manual "
            + "GROUP BY code) AS newest ON newest.code = m.code AND newest.version = m.version ORDER BY m.code")
    List<ManualVersion> findNewest();
}
