package vn.dcim.core.drift;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was taken over, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DriftChangeRepository extends GenericRepository<DriftChange, Long> {

    DriftChange save(DriftChange change);

    Optional<DriftChange> findById(Long id);

    List<DriftChange> findTop20OrderByIdDesc();

    void update(@Id Long id, Instant undoneAt, String undoneBy, String undoneFor);
}
