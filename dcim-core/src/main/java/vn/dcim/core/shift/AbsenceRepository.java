package vn.dcim.core.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Absences as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AbsenceRepository extends GenericRepository<Absence, Long> {

    Absence save(Absence absence);

    Optional<Absence> findById(Long id);

    void deleteById(Long id);

    List<Absence> findByToDayGreaterThanEqualsOrderByFromDay(LocalDate day);
}
