package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Notices by mail, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentMailRepository extends GenericRepository<IncidentMail, Long> {

    IncidentMail save(IncidentMail mail);

    List<IncidentMail> findByIncidentIdInOrderById(Collection<Long> incidentIds);
}
