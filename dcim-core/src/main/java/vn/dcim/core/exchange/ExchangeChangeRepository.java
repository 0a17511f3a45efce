package vn.dcim.core.exchange;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What exchanges added beside assets, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExchangeChangeRepository extends GenericRepository<ExchangeChange, Long> {

    List<ExchangeChange> saveAll(Iterable<ExchangeChange> changes);

    List<ExchangeChange> findByListIdOrderById(long listId);

    @Query("UPDATE exchange_change SET undone = TRUE WHERE id IN (:ids)")
    void undo(List<Long> ids);
}
