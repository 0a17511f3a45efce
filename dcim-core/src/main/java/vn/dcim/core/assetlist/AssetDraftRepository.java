package vn.dcim.core.assetlist;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.asset.AssetBatch.OnKnown;

/** Lists that were not taken over yet, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetDraftRepository extends GenericRepository<AssetDraft, Long> {

    AssetDraft save(AssetDraft draft);

    Optional<AssetDraft> findById(Long id);

    List<DraftLine> findByBroughtByOrderByIdDesc(String broughtBy);

    void update(
            @Id Long id,
            int revision,
            int sheet,
            int headRow,
            String mapping,
            String same,
            OnKnown onKnown,
            boolean clears);

    void updateRevision(@Id Long id, int revision);

    /** Returns how many were deleted: none where somebody was faster. */
    @Query("DELETE FROM asset_draft WHERE id = :id AND revision = :revision")
    int deleteAt(Long id, int revision);

    void deleteByBroughtAtBefore(Instant at);
}
