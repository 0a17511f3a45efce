package vn.dcim.core.link;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What was seen during failover tests. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FailoverRoundRepository extends GenericRepository<FailoverRound, Long> {

    FailoverRound save(FailoverRound round);

    List<FailoverRound> findByTestIdOrderByAt(long testId);
}
