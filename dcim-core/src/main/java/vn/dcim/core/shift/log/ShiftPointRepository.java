package vn.dcim.core.shift.log;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Points that are not finished, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ShiftPointRepository extends GenericRepository<ShiftPoint, Long> {

    ShiftPoint save(ShiftPoint point);

    ShiftPoint update(ShiftPoint point);

    Optional<ShiftPoint> findById(Long id);

    List<ShiftPoint> findByClosedAtIsNullOrderByOpenedAt();

    List<ShiftPoint> findByClosedAtGreaterThanEqualsAndClosedAtLessThanOrderByClosedAt(Instant from, Instant to);
}
