package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Contacts as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IncidentContactRepository extends GenericRepository<IncidentContact, String> {

    IncidentContact save(IncidentContact contact);

    IncidentContact update(IncidentContact contact);

    Optional<IncidentContact> findById(String body);

    List<IncidentContact> findAllOrderByBody();
}
