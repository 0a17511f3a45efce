package vn.dcim.core.link;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the rounds of probes found. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineRoundRepository extends GenericRepository<LineRound, Long> {

    LineRound save(LineRound round);

    List<LineRound> saveAll(Iterable<LineRound> rounds);

    @Query("SELECT * FROM line_round WHERE line_id = :lineId AND at >= :from AND at < :to ORDER BY at")
    List<LineRound> findWithin(long lineId, Instant from, Instant to);

    @Query("SELECT * FROM line_round WHERE line_id = :lineId ORDER BY at DESC LIMIT 1")
    Optional<LineRound> findNewest(long lineId);

    @Query("DELETE FROM line_round WHERE at < :before ORDER BY at LIMIT 20000")
    int forget(Instant before);
}
