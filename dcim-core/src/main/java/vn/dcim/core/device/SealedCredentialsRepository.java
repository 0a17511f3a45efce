package vn.dcim.core.device;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Sealed credentials as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SealedCredentialsRepository extends CrudRepository<SealedCredentials, Long> {

    @Override
    List<SealedCredentials> findAll();

    /** Puts a box in place of another, if that is still there. @return 1, or 0 when somebody was quicker */
    @Query("UPDATE device_credentials SET box = :box WHERE device_id = :deviceId AND box = :before")
    int replace(long deviceId, byte[] before, byte[] box);
}
