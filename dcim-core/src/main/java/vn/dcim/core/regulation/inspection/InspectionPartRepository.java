package vn.dcim.core.regulation.inspection;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Files of inspection files as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InspectionPartRepository extends GenericRepository<InspectionPart, Long> {

    InspectionPart save(InspectionPart part);

    Optional<InspectionPart> findByInspectionIdAndPath(Long inspectionId, String path);
}
