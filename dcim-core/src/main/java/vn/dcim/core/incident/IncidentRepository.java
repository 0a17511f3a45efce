package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Incidents as the database holds them: never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentRepository extends GenericRepository<Incident, Long> {

    Incident save(Incident incident);

    Optional<Incident> findById(Long id);

    List<Incident> findByIdIn(Collection<Long> ids);

    Optional<Incident> findByAlarmId(Long alarmId);

    List<Incident> findAllOrderByDetectedAtDesc();
}
