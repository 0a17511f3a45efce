package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Scans as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StocktakeScanRepository extends GenericRepository<StocktakeScan, Long> {

    StocktakeScan save(StocktakeScan scan);

    Optional<StocktakeScan> findById(Long id);

    List<StocktakeScan> findByIdIn(Collection<Long> ids);

    List<StocktakeScan> findByStocktakeIdAndClientIn(long stocktakeId, Collection<String> clients);

    @Query("SELECT * FROM stocktake_scan WHERE stocktake_id = :stocktakeId ORDER BY id DESC LIMIT :size")
    List<StocktakeScan> newest(long stocktakeId, int size);

    @Query(
            "SELECT * FROM stocktake_scan WHERE stocktake_id = :stocktakeId AND item_id IS NULL AND NOT undone ORDER BY id")
    List<StocktakeScan> unknown(long stocktakeId);

    /** Returns the newest scan of an item that stands; empty for none. */
    @Nullable
    @Query("SELECT * FROM stocktake_scan WHERE item_id = :itemId AND NOT undone ORDER BY id DESC LIMIT 1")
    StocktakeScan standing(long itemId);

    void update(@Id Long id, boolean undone);

    void update(@Id Long id, boolean broken, String note);
}
