package vn.dcim.core.floor;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Floor plans as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FloorPlanRepository extends CrudRepository<FloorPlan, Long> {

    @Override
    List<FloorPlan> findAll();
}
