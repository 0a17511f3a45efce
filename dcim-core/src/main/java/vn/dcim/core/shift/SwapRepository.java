package vn.dcim.core.shift;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Swaps as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SwapRepository extends GenericRepository<Swap, Long> {

    Swap save(Swap swap);

    Swap update(Swap swap);

    Optional<Swap> findById(Long id);

    List<Swap> findTop50OrderByIdDesc();
}
