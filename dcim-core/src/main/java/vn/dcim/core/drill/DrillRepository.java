package vn.dcim.core.drill;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Drills, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DrillRepository extends GenericRepository<Drill, Long> {

    Drill save(Drill drill);

    Optional<Drill> findById(Long id);

    List<Drill> findAllOrderByStartedAtDesc();
}
