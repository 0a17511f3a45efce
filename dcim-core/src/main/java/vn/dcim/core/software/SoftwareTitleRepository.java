package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Titles as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SoftwareTitleRepository extends CrudRepository<SoftwareTitle, Long> {

    List<SoftwareTitle> findByIdIn(Collection<Long> ids);
}
