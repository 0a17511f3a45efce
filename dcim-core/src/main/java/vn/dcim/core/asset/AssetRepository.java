package vn.dcim.core.asset;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Assets as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetRepository extends CrudRepository<Asset, Long> {

    List<Asset> findByStatusNotEqual(AssetStatus status);

    /** Returns what stands in a rack, disposed of or not. */
    List<Asset> findByPositionPlaceId(long placeId);

    @Query("SELECT * FROM asset WHERE tag = :tag AND status <> 'DISPOSED' ORDER BY id LIMIT 2")
    List<Asset> findPresentByTag(String tag);

    @Query("SELECT * FROM asset WHERE serial = :serial AND status <> 'DISPOSED' ORDER BY id LIMIT 3")
    List<Asset> findPresentBySerial(String serial);
}
