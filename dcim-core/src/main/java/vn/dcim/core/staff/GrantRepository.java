package vn.dcim.core.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Grants as the database holds them: added and ended, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GrantRepository extends GenericRepository<Grant, Long> {

    Grant save(Grant grant);

    List<Grant> findByAccountIdOrderByIdDesc(Long accountId);

    List<Grant> findByKindOrderById(Grant.Kind kind);

    void update(@Id Long id, Instant endedAt, String endedBy, String endedReason);
}
