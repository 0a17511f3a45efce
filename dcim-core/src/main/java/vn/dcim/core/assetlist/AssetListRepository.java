package vn.dcim.core.assetlist;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists that were taken over, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AssetListRepository extends GenericRepository<AssetList, Long> {

    AssetList save(AssetList list);

    Optional<AssetList> findById(Long id);

    Optional<AssetList> findByDraftId(long draftId);

    List<AssetList> findTop100OrderByIdDesc();

    void update(@Id Long id, Instant undoneAt, String undoneBy, String undoneFor);
}
