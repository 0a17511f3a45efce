package vn.dcim.core.work.plan;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Assets of lines as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlanLineAssetRepository extends GenericRepository<PlanLineAsset, Long> {

    List<PlanLineAsset> saveAll(Iterable<PlanLineAsset> assets);

    List<PlanLineAsset> findByLineIdOrderById(long lineId);

    void deleteByLineId(long lineId);
}
