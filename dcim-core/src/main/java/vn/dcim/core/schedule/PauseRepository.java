package vn.dcim.core.schedule;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pauses as the database holds them; never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PauseRepository extends GenericRepository<Pause, Long> {

    Pause save(Pause pause);

    @Query("SELECT * FROM schedule_pause WHERE ended_at IS NULL AND until > :now ORDER BY id")
    List<Pause> findStanding(Instant now);

    @Query("SELECT * FROM schedule_pause WHERE job = :job AND ended_at IS NULL AND until > :now ORDER BY id LIMIT 1")
    Optional<Pause> findStanding(String job, Instant now);

    @Query("SELECT * FROM schedule_pause WHERE ended_at IS NULL AND until <= :now ORDER BY id")
    List<Pause> findOver(Instant now);

    @Query("SELECT * FROM schedule_pause WHERE job = :job ORDER BY id DESC LIMIT 20")
    List<Pause> findNewest(String job);

    @Query("UPDATE schedule_pause SET left_out = left_out + 1 WHERE id = :id")
    void leaveOut(long id);

    @Query("UPDATE schedule_pause SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
    int end(long id, Instant at);
}
