package vn.dcim.core.ingest;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Gaps as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReadingGapRepository extends CrudRepository<ReadingGap, String> {

    /** Returns the ten noted last, the newest first. */
    List<ReadingGap> findTop10OrderByNotedAtDesc();
}
