package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Evidence, which is never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentEvidenceRepository extends GenericRepository<IncidentEvidence, Long> {

    IncidentEvidence save(IncidentEvidence file);

    List<IncidentEvidence> findByIncidentIdInOrderById(Collection<Long> incidentIds);
}
