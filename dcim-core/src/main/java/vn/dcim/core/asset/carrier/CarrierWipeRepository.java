package vn.dcim.core.asset.carrier;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** Records of wiping: only added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CarrierWipeRepository extends GenericRepository<CarrierWipe, Long> {

    CarrierWipe save(CarrierWipe wipe);

    List<CarrierWipe> findByCarrierIdInOrderByIdDesc(Collection<Long> carrierIds);

    long count();

    boolean existsByCarrierId(long carrierId);
}
