package vn.dcim.core.point;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Points as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PointRepository extends CrudRepository<Point, Long> {

    List<Point> findByDeviceIdOrderByName(long deviceId);

    Optional<Point> findByDeviceIdAndName(long deviceId, String name);

    List<Point> findByDeviceIdIn(Collection<Long> deviceIds);

    /** Returns all that are read. */
    @Query("SELECT * FROM point WHERE NOT retired")
    List<Point> findRead();

    List<Point> findByIdIn(Collection<Long> ids);

    /** Returns what doors tell of passes and of being open. */
    @Query("SELECT * FROM point WHERE (name LIKE 'door.%.access' OR name LIKE 'door.%.contact') AND NOT retired")
    List<Point> findDoors();

    /** Returns the points of all devices that bear a name. */
    List<Point> findByName(String name);
}
