package vn.dcim.core.account.factor;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Pending sign-ins as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PendingSignInRepository extends CrudRepository<PendingSignIn, String> {

    void deleteByAtBefore(Instant limit);
}
