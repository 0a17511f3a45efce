package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Steps, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentStepRepository extends GenericRepository<IncidentStep, Long> {

    IncidentStep save(IncidentStep step);

    List<IncidentStep> findByIncidentIdInOrderById(Collection<Long> incidentIds);
}
