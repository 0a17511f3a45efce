package vn.dcim.core.asset;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Assets as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetRepository extends CrudRepository<Asset, Long> {

    List<Asset> findByIdInOrderByName(Collection<Long> ids);

    List<Asset> findByStatusNotEqual(AssetStatus status);

    List<Asset> findByIdIn(List<Long> ids);

    void deleteByIdIn(List<Long> ids);

    @Override
    <S extends Asset> List<S> saveAll(Iterable<S> assets);

    @Override
    <S extends Asset> List<S> updateAll(Iterable<S> assets);

    /** Returns the asset that a device is. */
    Optional<Asset> findByDeviceId(long deviceId);

    List<Asset> findByDeviceIdIsNotNull();

    /** Returns what stands in a rack, disposed of or not. */
    List<Asset> findByPositionPlaceId(long placeId);

    @Query("SELECT * FROM asset WHERE tag = :tag AND status <> 'DISPOSED' ORDER BY id LIMIT 2")
    List<Asset> findPresentByTag(String tag);

    @Query("SELECT * FROM asset WHERE serial = :serial AND status <> 'DISPOSED' ORDER BY id LIMIT 3")
    List<Asset> findPresentBySerial(String serial);

    /** Returns those with a number, those that are there first. */
    @Query("SELECT * FROM asset WHERE tag = :tag ORDER BY status = 'DISPOSED', id DESC LIMIT 20")
    List<Asset> findByTagWithGone(String tag);

    /** Returns those with a serial number, those that are there first. */
    @Query("SELECT * FROM asset WHERE serial = :serial ORDER BY status = 'DISPOSED', id DESC LIMIT 20")
    List<Asset> findBySerialWithGone(String serial);
}
