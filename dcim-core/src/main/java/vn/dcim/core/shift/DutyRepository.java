package vn.dcim.core.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Who is on which shift, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DutyRepository extends GenericRepository<Duty, Long> {

    List<Duty> saveAll(Iterable<Duty> duties);

    List<Duty> findByShiftIdInOrderById(Collection<Long> shiftIds);

    void deleteByShiftId(long shiftId);
}
