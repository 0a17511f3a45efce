package vn.dcim.core.link;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Months that are closed: never changed, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineMonthRepository extends GenericRepository<LineMonth, Long> {

    LineMonth save(LineMonth month);

    Optional<LineMonth> findByLineIdAndMonth(long lineId, LocalDate month);

    List<LineMonth> findByMonthBetween(LocalDate first, LocalDate last);
}
