package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Systems whose owners are told, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ToldSystemRepository extends GenericRepository<ToldSystem, Long> {

    ToldSystem save(ToldSystem system);

    Optional<ToldSystem> findById(Long id);

    List<ToldSystem> findByRemovedAtIsNullOrderByName();

    void updateRemovedAt(@Id Long id, @Nullable Instant removedAt);
}
