package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Lists of consoles. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ConsoleReportRepository extends CrudRepository<ConsoleReport, Long> {}
