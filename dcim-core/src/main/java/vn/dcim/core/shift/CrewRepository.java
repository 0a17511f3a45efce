package vn.dcim.core.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Crews as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CrewRepository extends GenericRepository<CrewMember, Long> {

    List<CrewMember> saveAll(Iterable<CrewMember> members);

    List<CrewMember> findAllOrderByCrewAscAndIdAsc();

    void deleteAll();
}
