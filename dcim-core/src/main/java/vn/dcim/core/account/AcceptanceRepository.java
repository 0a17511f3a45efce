package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Acceptances as the database holds them: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AcceptanceRepository extends GenericRepository<Acceptance, Long> {

    Acceptance save(Acceptance acceptance);

    List<Acceptance> findByVersionOrderById(int version);

    List<Acceptance> findByAccountIdAndVersionOrderById(Long accountId, int version);
}
