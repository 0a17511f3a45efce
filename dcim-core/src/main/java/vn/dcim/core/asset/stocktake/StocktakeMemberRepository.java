package vn.dcim.core.asset.stocktake;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Committees as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StocktakeMemberRepository extends GenericRepository<StocktakeMember, Long> {

    List<StocktakeMember> saveAll(Iterable<StocktakeMember> members);

    List<StocktakeMember> findByStocktakeIdOrderById(long stocktakeId);
}
