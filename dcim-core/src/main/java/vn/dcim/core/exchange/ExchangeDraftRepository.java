package vn.dcim.core.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.asset.AssetBatch.OnKnown;

/** Exchanges that were not taken over yet, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExchangeDraftRepository extends GenericRepository<ExchangeDraft, Long> {

    ExchangeDraft save(ExchangeDraft draft);

    Optional<ExchangeDraft> findById(Long id);

    List<ExchangeDraft> findByBroughtByOrderByIdDesc(String broughtBy);

    void update(@Id Long id, int revision, OnKnown onKnown);

    /** Returns how many were deleted: none where somebody was faster. */
    @Query("DELETE FROM exchange_draft WHERE id = :id AND revision = :revision")
    int deleteAt(Long id, int revision);

    void deleteByBroughtAtBefore(Instant at);
}
