package vn.dcim.core.work.plan;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import vn.dcim.core.work.manual.Upkept;

/** Assets of lines as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanLineAssetRepository extends GenericRepository<PlanLineAsset, Long> {

    List<PlanLineAsset> saveAll(Iterable<PlanLineAsset> assets);

    List<PlanLineAsset> findByLineIdOrderById(long lineId);

    void deleteByLineId(long lineId);

    /** Returns the assets that are in use or stand by. */
    @Query("SELECT id, name, kind, model, position_place_id AS place_id, device_id FROM asset "
            + "WHERE status IN ('IN_USE', 'STANDBY') ORDER BY name, id")
    List<Upkept> findScope();
}
