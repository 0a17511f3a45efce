package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Choices of passwords as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasswordChoiceRepository extends CrudRepository<PasswordChoice, Long> {}
