package vn.dcim.core.register;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Entries as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RegisterEntryRepository extends CrudRepository<RegisterEntry, Long> {

    List<RegisterEntry> findByRegisterAndActive(String register, boolean active);
}
