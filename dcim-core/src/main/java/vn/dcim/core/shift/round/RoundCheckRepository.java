package vn.dcim.core.shift.round;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The list of what is looked at, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundCheckRepository extends GenericRepository<RoundCheck, Long> {

    RoundCheck save(RoundCheck check);

    RoundCheck update(RoundCheck check);

    Optional<RoundCheck> findById(Long id);

    List<RoundCheck> findByRetiredOrderByPositionAscAndIdAsc(boolean retired);

    long count();
}
