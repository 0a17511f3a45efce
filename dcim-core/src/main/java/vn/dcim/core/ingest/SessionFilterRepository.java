package vn.dcim.core.ingest;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Filters of sessions as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionFilterRepository extends CrudRepository<SessionFilter, Long> {

    List<SessionFilter> findByClient(String client);
}
