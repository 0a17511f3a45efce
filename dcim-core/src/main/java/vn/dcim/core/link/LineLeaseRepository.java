package vn.dcim.core.link;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Who probes which line, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineLeaseRepository extends GenericRepository<InternetLine, Long> {

    @Query("INSERT IGNORE INTO line_lease (line_id, holder, held_until) VALUES (:line, :holder, :until)")
    int add(long line, String holder, Instant until);

    /** Goes on holding it. @return 0 where another holds it */
    @Query("UPDATE line_lease SET held_until = :until WHERE line_id = :line AND holder = :holder")
    int renew(long line, String holder, Instant until);

    /**
     * Takes it over where nobody holds it any more.
     *
     * @param beyond what nobody sets: it was set before the clock was set back
     * @return 0 where somebody does
     */
    @Query("UPDATE line_lease SET holder = :holder, held_until = :until"
            + " WHERE line_id = :line AND (held_until <= :now OR held_until > :beyond)")
    int takeOver(long line, String holder, Instant until, Instant now, Instant beyond);

    @Query("UPDATE line_lease SET held_until = :now WHERE line_id = :line AND holder = :holder")
    int release(long line, String holder, Instant now);

    @Query("SELECT holder FROM line_lease WHERE line_id = :line")
    Optional<String> findHolder(long line);
}
