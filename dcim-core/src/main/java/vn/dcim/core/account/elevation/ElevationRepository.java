package vn.dcim.core.account.elevation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Elevations as the database holds them: added and ended, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ElevationRepository extends GenericRepository<Elevation, Long> {

    Elevation save(Elevation elevation);

    Optional<Elevation> findById(Long id);

    List<Elevation> findAllOrderByIdDesc();

    List<Elevation> findByEndedAtIsNullOrderById();

    /** Returns what goes on in a session, whose row is there for as long as the session is. */
    @Query("SELECT e.* FROM elevation e JOIN account_session s ON s.id = e.session_id AND s.account_id = e.account_id"
            + " WHERE s.hash = :hash AND e.ended_at IS NULL AND e.ends_at > :now ORDER BY e.id")
    List<Elevation> findRunning(String hash, Instant now);

    /** Returns 1 for the one caller who ended it, 0 for all who came later. */
    @Query("UPDATE elevation SET ended_at = :at, ended_by = :by, ending = :ending, remark = :remark"
            + " WHERE id = :id AND ended_at IS NULL")
    int end(long id, Instant at, String by, String ending, @Nullable String remark);
}
