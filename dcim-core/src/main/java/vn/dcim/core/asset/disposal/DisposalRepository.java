package vn.dcim.core.asset.disposal;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Minutes of disposal: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DisposalRepository extends GenericRepository<Disposal, Long> {

    Disposal save(Disposal disposal);

    Disposal update(Disposal disposal);

    Optional<Disposal> findById(Long id);

    List<Disposal> findByIdIn(Collection<Long> ids);

    List<Disposal> findAllOrderByIdDesc();
}
