package vn.dcim.core.work.field;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** What telephones have sent, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FieldChangeRepository extends GenericRepository<FieldChangeRepository.Row, String> {

    /** A change that was taken. */
    @MappedEntity("work_field_change")
    record Row(@Id String client, String account, long orderId, Instant madeAt, Instant takenAt) {}

    Optional<Row> findById(String client);

    /** @return 0 where it has been taken before */
    @Query("INSERT IGNORE INTO work_field_change (client, account, order_id, made_at, taken_at) "
            + "VALUES (:client, :account, :orderId, :madeAt, :takenAt)")
    int add(String client, String account, long orderId, Instant madeAt, Instant takenAt);
}
