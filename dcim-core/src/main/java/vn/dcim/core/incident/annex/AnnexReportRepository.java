package vn.dcim.core.incident.annex;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Reports, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnnexReportRepository extends GenericRepository<AnnexReport, Long> {

    AnnexReport save(AnnexReport report);

    Optional<AnnexReport> findById(Long id);

    List<AnnexReport> findAllOrderByIdDesc();
}
