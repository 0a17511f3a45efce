package vn.dcim.core.assetlist;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What people took headings for, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KnownHeadingRepository extends GenericRepository<KnownHeading, Long> {

    List<KnownHeading> saveAll(Iterable<KnownHeading> headings);

    List<KnownHeading> findByAccount(String account);

    void deleteByAccountAndHeadingIn(String account, List<String> headings);
}
