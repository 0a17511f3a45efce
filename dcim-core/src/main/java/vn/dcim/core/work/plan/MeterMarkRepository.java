package vn.dcim.core.work.plan;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Marks of meters as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MeterMarkRepository extends GenericRepository<MeterMark, Long> {

    MeterMark save(MeterMark mark);

    MeterMark update(MeterMark mark);

    Optional<MeterMark> findByAssetIdAndManualAndPoint(long assetId, String manual, String point);

    List<MeterMark> findAll();
}
