package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Requests to unlock as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UnlockRequestRepository extends CrudRepository<UnlockRequest, Long> {

    List<UnlockRequest> findByAccountIdOrderByAtDesc(long accountId);
}
