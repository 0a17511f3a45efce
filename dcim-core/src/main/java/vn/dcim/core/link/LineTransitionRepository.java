package vn.dcim.core.link;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Since when lines were how: never changed, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineTransitionRepository extends GenericRepository<LineTransition, Long> {

    LineTransition save(LineTransition row);

    List<LineTransition> saveAll(Iterable<LineTransition> rows);

    @Query("SELECT * FROM line_transition WHERE line_id = :lineId AND at >= :from AND at < :to ORDER BY at, id")
    List<LineTransition> findWithin(long lineId, Instant from, Instant to);

    @Query("SELECT * FROM line_transition WHERE line_id = :lineId AND at < :before ORDER BY at DESC, id DESC LIMIT 1")
    Optional<LineTransition> findLastBefore(long lineId, Instant before);

    @Query("SELECT * FROM line_transition WHERE line_id = :lineId ORDER BY at DESC, id DESC LIMIT :most")
    List<LineTransition> findNewest(long lineId, int most);
}
