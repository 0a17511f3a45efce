package vn.dcim.core.exchange;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Cables of the network as NetBox knows them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NetworkCableRepository extends CrudRepository<NetworkCable, Long> {

    @Override
    List<NetworkCable> findAll();
}
