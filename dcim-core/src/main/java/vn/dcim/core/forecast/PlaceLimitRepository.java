package vn.dcim.core.forecast;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** What places may carry, as it is noted now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlaceLimitRepository extends CrudRepository<PlaceLimit, Long> {

    @Override
    List<PlaceLimit> findAll();
}
