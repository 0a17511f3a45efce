package vn.dcim.core.foreign;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Lists that were not taken over yet, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForeignDraftRepository extends GenericRepository<ForeignDraft, Long> {

    ForeignDraft save(ForeignDraft draft);

    Optional<ForeignDraft> findById(Long id);

    void update(@Id Long id, String mapping);

    void updateLastImport(@Id Long id, long lastImport);

    void deleteById(Long id);

    void deleteBySystemIdAndReadBy(Long systemId, String readBy);

    void deleteByReadAtBefore(Instant at);
}
