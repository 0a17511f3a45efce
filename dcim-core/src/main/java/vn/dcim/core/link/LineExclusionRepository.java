package vn.dcim.core.link;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Times that do not count: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineExclusionRepository extends GenericRepository<LineExclusion, Long> {

    LineExclusion save(LineExclusion exclusion);

    LineExclusion update(LineExclusion exclusion);

    Optional<LineExclusion> findById(Long id);

    List<LineExclusion> findByLineIdOrderByFromAtDesc(long lineId);
}
