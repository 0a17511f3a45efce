package vn.dcim.core.unit;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

/** Units as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UnitRepository extends CrudRepository<Unit, Long> {

    Optional<Unit> findByName(String name);

    Optional<Unit> findFirstByShortName(String shortName);

    List<Unit> findAllOrderByName();
}
