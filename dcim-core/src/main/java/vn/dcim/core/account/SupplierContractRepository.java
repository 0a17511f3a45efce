package vn.dcim.core.account;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Contracts of suppliers as the database holds them: one for each account of theirs. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SupplierContractRepository extends GenericRepository<SupplierContract, Long> {

    SupplierContract save(SupplierContract contract);

    SupplierContract update(SupplierContract contract);

    Optional<SupplierContract> findByAccountId(Long accountId);

    List<SupplierContract> findAll();
}
