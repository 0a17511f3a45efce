package vn.dcim.core.device;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Sealed credentials as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SealedCredentialsRepository extends CrudRepository<SealedCredentials, Long> {}
