package vn.dcim.core.asset.label;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Printed labels as the database holds them: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LabelPrintRepository extends GenericRepository<LabelPrint, Long> {

    List<LabelPrint> saveAll(Iterable<LabelPrint> prints);

    List<LabelPrint> findByAssetIdOrderByIdDesc(long assetId);

    List<LabelPrint> findByAssetIdIn(Collection<Long> assetIds);
}
