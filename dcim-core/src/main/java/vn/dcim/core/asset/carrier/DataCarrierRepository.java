package vn.dcim.core.asset.carrier;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Carriers as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DataCarrierRepository extends CrudRepository<DataCarrier, Long> {

    List<DataCarrier> findByAssetIdOrderById(long assetId);

    List<DataCarrier> findByAssetIdInOrderById(Collection<Long> assetIds);

    List<DataCarrier> findBySerial(String serial);
}
