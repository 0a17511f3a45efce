package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.account.Role;

/** Lines of reviews as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReviewLineRepository extends GenericRepository<ReviewLine, Long> {

    List<ReviewLine> saveAll(Iterable<ReviewLine> lines);

    List<ReviewLine> findByReviewIdOrderByAccountName(Long reviewId);

    void update(
            @Id Long id,
            ReviewLine.@Nullable Outcome outcome,
            @Nullable Role newRole,
            String remark,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy);
}
