package vn.dcim.core.asset.stocktake;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Assets of stocktakes as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StocktakeItemRepository extends GenericRepository<StocktakeItem, Long> {

    StocktakeItem save(StocktakeItem item);

    List<StocktakeItem> saveAll(Iterable<StocktakeItem> items);

    StocktakeItem update(StocktakeItem item);

    void deleteById(Long id);

    Optional<StocktakeItem> findById(Long id);

    List<StocktakeItem> findByIdIn(Collection<Long> ids);

    List<StocktakeItem> findByStocktakeIdAndAssetIdIn(long stocktakeId, Collection<Long> assetIds);

    List<StocktakeItem> findByAssetIdInOrderByIdDesc(Collection<Long> assetIds);

    List<StocktakeItem> findByAssetIdOrderByIdDesc(long assetId);

    List<StocktakeItem> findByStocktakeIdOrderByPlaceAndName(long stocktakeId);

    @Query(
            "SELECT * FROM stocktake_item WHERE stocktake_id = :stocktakeId AND finding = :finding ORDER BY place, name, id"
                    + " LIMIT :size OFFSET :offset")
    List<StocktakeItem> page(long stocktakeId, Finding finding, int size, long offset);

    /** Returns what was seen, but in pieces. */
    @Query(
            "SELECT i.* FROM stocktake_item i JOIN stocktake_scan s ON s.id = i.scan_id"
                    + " WHERE i.stocktake_id = :stocktakeId AND i.finding = 'SEEN' AND s.broken ORDER BY i.place, i.name, i.id LIMIT :size")
    List<StocktakeItem> broken(long stocktakeId, int size);

    /** Returns how many differences nobody decided on. */
    @Query("SELECT COUNT(*) FROM stocktake_item i LEFT JOIN stocktake_scan s ON s.id = i.scan_id"
            + " WHERE i.stocktake_id = :stocktakeId AND i.decision IS NULL AND (i.finding <> 'SEEN' OR s.broken)")
    long countUndecided(long stocktakeId);
}
