package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Traffic of lines, in steps of five minutes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineUseRepository extends GenericRepository<LineUse, Long> {

    List<LineUse> saveAll(Iterable<LineUse> uses);

    @Query("SELECT * FROM line_use WHERE at >= :from AND at < :to ORDER BY line_id, at")
    List<LineUse> findWithin(Instant from, Instant to);

    /** Returns the newest step of a line, in UTC; null for none. */
    @Nullable
    @Query("SELECT MAX(at) FROM line_use WHERE line_id = :lineId")
    LocalDateTime newest(long lineId);
}
