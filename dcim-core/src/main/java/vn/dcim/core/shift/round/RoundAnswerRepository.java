package vn.dcim.core.shift.round;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** What was seen, as the database holds it: never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundAnswerRepository extends GenericRepository<RoundAnswer, Long> {

    List<RoundAnswer> saveAll(Iterable<RoundAnswer> answers);

    List<RoundAnswer> findByRoundIdInOrderById(Collection<Long> roundIds);
}
