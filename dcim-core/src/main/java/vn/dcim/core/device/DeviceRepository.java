package vn.dcim.core.device;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Devices as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DeviceRepository extends CrudRepository<Device, Long> {

    Optional<Device> findByName(String name);

    Optional<Device> findByAddress(String address);

    /** Says what a device is, and nothing else of it. */
    @Query("UPDATE device SET vendor = :vendor, model = :model, serial = :serial, firmware = :firmware WHERE id = :id")
    void identify(long id, String vendor, String model, String serial, String firmware);

    List<Device> findByIdIn(Collection<Long> ids);

    List<Device> findByState(Device.State state);

    @Query("SELECT * FROM device WHERE state <> 'RETIRED' ORDER BY name")
    List<Device> findListed();
}
