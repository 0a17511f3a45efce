package vn.dcim.core.syslog;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Sources as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LogSourceRepository extends GenericRepository<LogSourceRow, Long> {

    List<LogSourceRow> findAll();

    Optional<LogSourceRow> findById(Long deviceId);

    LogSourceRow save(LogSourceRow row);

    LogSourceRow update(LogSourceRow row);
}
