package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Licences as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LicenceRepository extends CrudRepository<Licence, Long> {}
