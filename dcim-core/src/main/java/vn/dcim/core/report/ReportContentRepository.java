package vn.dcim.core.report;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** What reports were frozen with, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportContentRepository extends GenericRepository<ReportContent, Long> {

    ReportContent save(ReportContent content);

    Optional<ReportContent> findById(Long reportId);
}
