package vn.dcim.core.work;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What happened to orders, as the database holds it: only ever added to. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkChangeRepository extends GenericRepository<WorkChange, Long> {

    WorkChange save(WorkChange change);

    List<WorkChange> findByOrderIdOrderById(long orderId);
}
