package vn.dcim.core.link;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Failover tests: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FailoverTestRepository extends GenericRepository<FailoverTest, Long> {

    FailoverTest save(FailoverTest test);

    FailoverTest update(FailoverTest test);

    Optional<FailoverTest> findById(Long id);

    List<FailoverTest> findAllOrderByStartedAtDesc();

    List<FailoverTest> findByEndedAtIsNull();
}
