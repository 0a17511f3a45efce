package vn.dcim.core.shift.log;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is watched, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LogWatchRepository extends GenericRepository<LogWatch, Long> {

    LogWatch save(LogWatch watch);

    LogWatch update(LogWatch watch);

    Optional<LogWatch> findById(Long id);

    List<LogWatch> findByClosedAtIsNullOrderByEntryId();

    List<LogWatch> findByEntryIdIn(Collection<Long> ids);
}
