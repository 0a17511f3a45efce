package vn.dcim.core.power;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Parts of the power chain as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PowerNodeRepository extends CrudRepository<PowerNode, Long> {

    @Override
    List<PowerNode> findAll();
}
