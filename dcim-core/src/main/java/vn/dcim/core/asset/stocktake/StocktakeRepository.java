package vn.dcim.core.asset.stocktake;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stocktakes as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StocktakeRepository extends GenericRepository<Stocktake, Long> {

    Stocktake save(Stocktake stocktake);

    Optional<Stocktake> findById(Long id);

    List<Stocktake> findByIdIn(Collection<Long> ids);

    List<Stocktake> findAllOrderByIdDesc();

    /** Returns a stocktake that nobody else scans for, decides on or closes up to the end of the transaction. */
    @Query("SELECT * FROM stocktake WHERE id = :id FOR UPDATE")
    Optional<Stocktake> hold(long id);

    void update(@Id Long id, Instant closedAt, String closedBy);
}
