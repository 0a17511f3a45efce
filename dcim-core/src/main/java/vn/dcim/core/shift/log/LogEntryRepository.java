package vn.dcim.core.shift.log;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Entries as the database holds them: never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LogEntryRepository extends GenericRepository<LogEntry, Long> {

    LogEntry save(LogEntry entry);

    Optional<LogEntry> findById(Long id);

    List<LogEntry> findByIdInOrderByHappenedAt(Collection<Long> ids);
}
