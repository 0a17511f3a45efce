package vn.dcim.core.place;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

/** Places as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PlaceRepository extends CrudRepository<Place, Long> {

    Optional<Place> findByName(String name);

    List<Place> findByKindOrderByName(Place.Kind kind);
}
