package vn.dcim.core.regulation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judgements as the database holds them: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ResultRepository extends GenericRepository<Result, Long> {

    /** Waits till nobody else judges; to the end of the transaction. */
    @Query("SELECT id FROM obligation_turn WHERE id = 1 FOR UPDATE")
    long await();

    List<Result> saveAll(Iterable<Result> results);

    /** Returns the newest of each obligation. */
    @Query(
            "SELECT r.* FROM obligation_result r JOIN (SELECT MAX(id) AS id FROM obligation_result WHERE profile = :profile"
                    + " GROUP BY obligation) newest ON newest.id = r.id")
    List<Result> newest(String profile);

    /** Returns what stood at an instant. */
    @Query("SELECT * FROM obligation_result WHERE profile = :profile AND obligation = :obligation AND judged_at <= :at"
            + " ORDER BY id DESC LIMIT 1")
    Optional<Result> at(String profile, String obligation, Instant at);

    /** Returns the first row of each state that an obligation came to, the newest first, at most 200. */
    @Query(
            "SELECT r.* FROM obligation_result r JOIN (SELECT MIN(id) AS id FROM obligation_result WHERE profile = :profile"
                    + " AND obligation = :obligation GROUP BY state_since, state, excepted) first ON first.id = r.id ORDER BY r.id DESC LIMIT 200")
    List<Result> states(String profile, String obligation);

    /** Returns the newest of each obligation before an instant. */
    @Query(
            "SELECT r.* FROM obligation_result r JOIN (SELECT MAX(id) AS id FROM obligation_result WHERE profile = :profile"
                    + " AND judged_at < :until GROUP BY obligation) newest ON newest.id = r.id")
    List<Result> newestBefore(String profile, Instant until);

    /** Returns rows of a time in their order, at most 500, after one of them. */
    @Query("SELECT * FROM obligation_result WHERE profile = :profile AND judged_at >= :from AND judged_at < :until"
            + " AND id > :after ORDER BY id LIMIT 500")
    List<Result> between(String profile, Instant from, Instant until, Long after);

    /** Returns when something was judged for the first time. */
    @Query("SELECT MIN(judged_at) FROM obligation_result WHERE profile = :profile")
    Optional<Instant> beginning(String profile);

    /** Returns the first row of each state that began in a time, in their order. */
    @Query("SELECT * FROM obligation_result WHERE profile = :profile AND judged_at >= :from AND judged_at < :until"
            + " AND state_since = judged_at ORDER BY id")
    List<Result> changes(String profile, Instant from, Instant until);
}
