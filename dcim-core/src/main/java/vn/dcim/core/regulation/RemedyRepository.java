package vn.dcim.core.regulation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** What was made of obligations, as the database holds it: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RemedyRepository extends GenericRepository<Remedy, Long> {

    Remedy save(Remedy remedy);

    List<Remedy> findAllOrderByIdDesc();

    List<Remedy> findByObligationOrderByIdDesc(String obligation);

    Optional<Remedy> findByKindAndTargetId(Remedy.Kind kind, long targetId);
}
