package vn.dcim.core.asset.disposal;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which assets stand on which minutes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DisposalAssetRepository extends GenericRepository<DisposalAsset, Long> {

    List<DisposalAsset> saveAll(Iterable<DisposalAsset> assets);

    List<DisposalAsset> findAll();

    List<DisposalAsset> findByDisposalIdOrderById(long disposalId);

    Optional<DisposalAsset> findByAssetId(long assetId);

    List<DisposalAsset> findByAssetIdIn(Collection<Long> assetIds);

    void deleteById(Long id);
}
