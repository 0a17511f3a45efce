package vn.dcim.core.shift.log;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Files of entries, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LogFileRepository extends GenericRepository<LogFile, Long> {

    LogFile save(LogFile file);

    Optional<LogFile> findById(Long id);

    List<LogFile> findByEntryIdInOrderById(Collection<Long> ids);
}
