package vn.dcim.core.assetlist;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What lists did to assets, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ListChangeRepository extends GenericRepository<ListChange, Long> {

    List<ListChange> saveAll(Iterable<ListChange> changes);

    List<ListChange> findByListIdOrderById(long listId);

    @Query("UPDATE asset_list_change SET undone = TRUE WHERE list_id = :listId AND asset_id IN (:assetIds)")
    void undo(long listId, List<Long> assetIds);
}
