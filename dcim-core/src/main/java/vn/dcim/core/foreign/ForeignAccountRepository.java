package vn.dcim.core.foreign;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Accounts of imports as the database holds them: never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForeignAccountRepository extends GenericRepository<ForeignAccount, Long> {

    List<ForeignAccount> saveAll(Iterable<ForeignAccount> accounts);

    List<ForeignAccount> findByImportIdOrderById(Long importId);
}
