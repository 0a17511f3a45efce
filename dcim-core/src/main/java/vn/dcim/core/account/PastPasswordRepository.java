package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Past passwords as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PastPasswordRepository extends CrudRepository<PastPassword, Long> {

    List<PastPassword> findTop24ByAccountIdOrderByUntilDesc(long accountId);
}
