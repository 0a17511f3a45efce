package vn.dcim.core.work;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** What orders are about, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WorkOrderAssetRepository extends GenericRepository<WorkOrderAsset, Long> {

    List<WorkOrderAsset> saveAll(Iterable<WorkOrderAsset> assets);

    List<WorkOrderAsset> findByOrderIdOrderById(long orderId);

    List<WorkOrderAsset> findByOrderIdInOrderById(Collection<Long> orderIds);

    @Query("SELECT order_id FROM work_order_asset WHERE asset_id = :assetId ORDER BY order_id DESC")
    List<Long> findOrders(long assetId);
}
