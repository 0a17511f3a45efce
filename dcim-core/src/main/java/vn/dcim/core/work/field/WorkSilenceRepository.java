package vn.dcim.core.work.field;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Windows of silence as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkSilenceRepository extends GenericRepository<WorkSilence, Long> {

    WorkSilence save(WorkSilence silence);

    Optional<WorkSilence> findById(Long id);

    List<WorkSilence> findByOrderIdOrderById(long orderId);

    @Query("INSERT INTO work_silence_device (silence_id, device_id) VALUES (:silence, :device)")
    void addDevice(long silence, long device);

    @Query("UPDATE work_silence SET ends_at = GREATEST(begins_at, :now) WHERE order_id = :orderId AND ends_at > :now")
    void end(long orderId, Instant now);

    /** Ends one that is not over. @return how many that was */
    @Query(
            "UPDATE work_silence SET ends_at = GREATEST(begins_at, :now), lifted_by = :by, lifted_for = :reason WHERE id = :id AND ends_at > :now")
    long lift(long id, Instant now, String by, String reason);

    /** Returns those that stood at some instant of a half-open interval. */
    @Query("SELECT * FROM work_silence WHERE begins_at < :to AND ends_at > :from ORDER BY begins_at, id")
    List<WorkSilence> findStanding(Instant from, Instant to);

    @Query("SELECT COUNT(*) FROM work_silence_held WHERE silence_id = :silence")
    int countHeld(long silence);

    @Query("SELECT COUNT(*) FROM work_silence_device WHERE silence_id = :silence")
    int countDevices(long silence);
}
