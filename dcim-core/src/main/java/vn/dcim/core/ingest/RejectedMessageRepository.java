package vn.dcim.core.ingest;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** Rejected messages as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RejectedMessageRepository extends CrudRepository<RejectedMessage, Long> {

    Page<RejectedMessage> findAll(Pageable pageable);

    long deleteByAtBefore(Instant limit);
}
