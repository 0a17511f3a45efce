package vn.dcim.core.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shifts as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ShiftRepository extends GenericRepository<Shift, Long> {

    Shift save(Shift shift);

    void deleteById(Long id);

    Optional<Shift> findById(Long id);

    List<Shift> findByBeginsAtLessThanAndEndsAtGreaterThanOrderByBeginsAt(Instant before, Instant after);

    Optional<Shift> findFirstByBeginsAtLessThanOrderByBeginsAtDesc(Instant at);

    Optional<Shift> findFirstByBeginsAtGreaterThanEqualsOrderByBeginsAt(Instant at);
}
