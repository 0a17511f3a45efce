package vn.dcim.core.ingest;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** Rejected messages as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RejectedMessageRepository extends CrudRepository<RejectedMessage, Long> {

    Page<RejectedMessage> findAll(Pageable pageable);

    /**
     * Returns one page of those that fit.
     *
     * @param kind name of a {@link RejectedMessage.Kind}; empty for all
     * @param reason a code; empty for all
     * @param pattern of SQL's LIKE for the topic or the sender; case and tone marks do not matter
     */
    // why: Micronaut Data orders by columns of this alias
    @Query(
            value = "SELECT * FROM rejected_message rejected_message_ WHERE (:kind = '' OR kind = :kind)"
                    + " AND (:reason = '' OR reason = :reason) AND source LIKE :pattern",
            countQuery = "SELECT COUNT(*) FROM rejected_message rejected_message_ WHERE (:kind = '' OR kind = :kind)"
                    + " AND (:reason = '' OR reason = :reason) AND source LIKE :pattern")
    Page<RejectedMessage> find(String kind, String reason, String pattern, Pageable pageable);

    /** Returns how many there are of each kind and reason; none for those that do not occur. */
    @Query(
            "SELECT kind, reason, COUNT(*) AS messages FROM rejected_message GROUP BY kind, reason ORDER BY kind, reason")
    List<RejectedCount> counts();

    /**
     * Returns who sent what belongs to no device and to no topic map, up to 1,000, the newest first.
     *
     * @param since an instant; who has been quiet since then is left out
     */
    @Query("SELECT kind, source, COUNT(*) AS messages, MAX(at) AS last_at FROM rejected_message"
            + " WHERE reason IN ('unknown-source', 'no-map') AND at >= :since GROUP BY kind, source"
            + " ORDER BY last_at DESC LIMIT 1000")
    List<UnknownSender> unknownSenders(Instant since);

    /** Deletes up to 1,000 that are older, and returns how many they were. */
    @Query("DELETE FROM rejected_message WHERE at < :limit LIMIT 1000")
    int deleteSomeBefore(Instant limit);
}
