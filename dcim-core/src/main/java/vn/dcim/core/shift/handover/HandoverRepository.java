package vn.dcim.core.shift.handover;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Handovers as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HandoverRepository extends GenericRepository<Handover, Long> {

    Handover save(Handover handover);

    Handover update(Handover handover);

    Optional<Handover> findById(Long shiftId);

    List<Handover> findByShiftIdIn(Collection<Long> shiftIds);
}
