package vn.dcim.core.asset.carrier;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Which assets hold no data, as somebody says now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CarrierAbsenceRepository extends CrudRepository<CarrierAbsence, Long> {

    List<CarrierAbsence> findByAssetIdIn(Collection<Long> assetIds);
}
