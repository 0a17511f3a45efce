package vn.dcim.core.report;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Files of frozen reports as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportFileRepository extends GenericRepository<ReportFile, Long> {

    ReportFile save(ReportFile file);

    Optional<ReportFile> findByReportIdAndFormat(Long reportId, String format);
}
