package vn.dcim.core.asset;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Movements as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetMovementRepository extends CrudRepository<AssetMovement, Long> {

    List<AssetMovement> findByAssetIdOrderByIdDesc(long assetId);

    List<AssetMovement> findByAssetIdIn(Collection<Long> assetIds);
}
