package vn.dcim.core.device;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What devices said of themselves, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeviceFactRepository extends GenericRepository<DeviceFact, Long> {

    List<DeviceFact> saveAll(Iterable<DeviceFact> facts);

    List<DeviceFact> findByDeviceIdOrderByIdDesc(long deviceId);

    /** Returns the newest of each device and fact. */
    @Query("SELECT f.* FROM device_fact f JOIN (SELECT MAX(id) AS newest FROM device_fact GROUP BY device_id, fact) l"
            + " ON l.newest = f.id")
    List<DeviceFact> findCurrent();

    @Query("SELECT COALESCE(MAX(id), 0) FROM device_fact")
    long findNewest();
}
