package vn.dcim.core.drill;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Results of drills, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DrillResultRepository extends GenericRepository<DrillResult, Long> {

    DrillResult save(DrillResult result);

    List<DrillResult> findAll();
}
