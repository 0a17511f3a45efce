package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Attempts, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentAttemptRepository extends GenericRepository<IncidentAttempt, Long> {

    IncidentAttempt save(IncidentAttempt attempt);

    List<IncidentAttempt> findByIncidentIdInOrderById(Collection<Long> incidentIds);
}
