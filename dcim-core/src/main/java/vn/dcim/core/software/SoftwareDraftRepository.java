package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of software that were brought. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SoftwareDraftRepository extends CrudRepository<SoftwareDraft, Long> {

    Optional<SoftwareDraft> findByIdAndBroughtBy(Long id, String broughtBy);

    List<BroughtList> findByBroughtByAndKindOrderByIdDesc(String broughtBy, ListKind kind);

    void deleteByBroughtAtBefore(Instant at);
}
