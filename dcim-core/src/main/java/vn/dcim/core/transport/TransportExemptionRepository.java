package vn.dcim.core.transport;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recorded exceptions as the database holds them: added and ended, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TransportExemptionRepository extends GenericRepository<TransportExemption, Long> {

    TransportExemption save(TransportExemption exemption);

    Optional<TransportExemption> findById(Long id);

    @Query("SELECT * FROM transport_exemption WHERE withdrawn_at IS NULL AND ends_at > :now ORDER BY id")
    List<TransportExemption> findRunning(Instant now);

    @Query("SELECT * FROM transport_exemption ORDER BY id DESC LIMIT 200")
    List<TransportExemption> findNewest();

    @Query("UPDATE transport_exemption SET withdrawn_at = :at, withdrawn_by = :by"
            + " WHERE id = :id AND withdrawn_at IS NULL AND ends_at > :at")
    int withdraw(Long id, Instant at, String by);
}
