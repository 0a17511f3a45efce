package vn.dcim.core.work.fault;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.Optional;

/** Codes as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FaultCodeRepository extends GenericRepository<FaultCode, Long> {

    FaultCode save(FaultCode code);

    Optional<FaultCode> findByAssetId(Long assetId);

    Optional<FaultCode> findBySecretHash(String secretHash);

    long countByAssetIdIn(Collection<Long> assetIds);

    long count();

    long deleteByAssetId(Long assetId);
}
