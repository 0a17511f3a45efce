package vn.dcim.core.foreign;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Imports as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForeignImportRepository extends GenericRepository<ForeignImport, Long> {

    ForeignImport save(ForeignImport taken);

    Optional<ForeignImport> findById(Long id);

    List<ForeignImport> findBySystemIdOrderByIdDesc(Long systemId);

    void update(@Id Long id, Instant reviewedAt, String reviewedBy);
}
