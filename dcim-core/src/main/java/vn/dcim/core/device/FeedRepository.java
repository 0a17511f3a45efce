package vn.dcim.core.device;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** The feeds graph as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FeedRepository extends CrudRepository<Feed, Long> {

    @Override
    List<Feed> findAll();

    List<Feed> findByKind(Feed.Kind kind);
}
