package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Which columns people want to see, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ShownColumnsRepository extends GenericRepository<ShownColumns, Long> {

    ShownColumns save(ShownColumns columns);

    Optional<ShownColumns> findByAccountAndList(String account, String list);

    void deleteByAccountAndList(String account, String list);
}
