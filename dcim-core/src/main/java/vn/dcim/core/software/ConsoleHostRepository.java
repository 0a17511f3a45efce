package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** What stands on lists of consoles. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ConsoleHostRepository extends CrudRepository<ConsoleHost, Long> {}
