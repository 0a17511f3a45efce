package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Answers, which are never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentAnswerRepository extends GenericRepository<IncidentAnswer, Long> {

    IncidentAnswer save(IncidentAnswer answer);

    List<IncidentAnswer> findByIncidentIdInOrderById(Collection<Long> incidentIds);
}
