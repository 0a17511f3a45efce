package vn.dcim.core.shift;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rounds as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ShiftRoundRepository extends GenericRepository<ShiftRound, Long> {

    List<ShiftRound> saveAll(Iterable<ShiftRound> rounds);

    Optional<ShiftRound> findById(Long id);

    List<ShiftRound> findByShiftIdOrderByDueAt(long shiftId);

    /** Returns those that are due from one instant up to but without another. */
    List<ShiftRound> findByDueAtGreaterThanEqualsAndDueAtLessThanOrderByDueAt(Instant from, Instant to);

    /** Takes a round for whoever makes it; only one can, however many try. @return 1 for whoever did */
    @Query("UPDATE shift_round SET done_at = :doneAt, done_by = :doneBy WHERE id = :id AND done_at IS NULL")
    int take(long id, Instant doneAt, String doneBy);
}
