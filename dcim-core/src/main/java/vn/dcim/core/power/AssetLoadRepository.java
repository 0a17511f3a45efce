package vn.dcim.core.power;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** What assets ask of the chain, as it is noted now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetLoadRepository extends CrudRepository<AssetLoad, Long> {

    @Override
    List<AssetLoad> findAll();
}
