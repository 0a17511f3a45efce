package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.account.Population;

/** Other systems as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForeignSystemRepository extends GenericRepository<ForeignSystem, Long> {

    ForeignSystem save(ForeignSystem system);

    Optional<ForeignSystem> findById(Long id);

    List<ForeignSystem> findByRemovedAtIsNullOrderByName();

    /** Holds back everybody else who imports for the system, on every node, until the transaction ends. */
    @Query("SELECT id FROM foreign_system WHERE id = :id FOR UPDATE")
    Optional<Long> hold(long id);

    void update(@Id Long id, String name, SystemKind kind, String owner, Population population, int dueDays);

    void updateMapping(@Id Long id, String mapping);

    void updateRemovedAt(@Id Long id, @Nullable Instant removedAt);
}
