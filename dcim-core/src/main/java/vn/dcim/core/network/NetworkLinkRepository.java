package vn.dcim.core.network;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** What is noted of connections now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NetworkLinkRepository extends CrudRepository<NetworkLink, Long> {

    @Override
    List<NetworkLink> findAll();
}
