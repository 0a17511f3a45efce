package vn.dcim.core.scope;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Scopes as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountScopeRepository extends CrudRepository<AccountScope, Long> {

    List<AccountScope> findByAccountIdOrderById(long accountId);

    List<AccountScope> findAllOrderById();

    void deleteByAccountId(long accountId);

    /** Holds back everybody else who wants to change the account, on every node, until the transaction ends. */
    @Query("SELECT id FROM account WHERE id = :accountId FOR UPDATE")
    long hold(long accountId);
}
