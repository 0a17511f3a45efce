package vn.dcim.core.floor;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** What stands on floor plans now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FloorThingRepository extends CrudRepository<FloorThing, Long> {

    List<FloorThing> findByRoomIdOrderById(long roomId);

    @Override
    List<FloorThing> findAll();
}
