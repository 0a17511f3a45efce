package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Items of departures as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DepartureItemRepository extends GenericRepository<DepartureItem, Long> {

    DepartureItem save(DepartureItem item);

    List<DepartureItem> saveAll(Iterable<DepartureItem> items);

    Optional<DepartureItem> findById(Long id);

    List<DepartureItem> findAllOrderById();

    List<DepartureItem> findByDepartureIdOrderById(Long departureId);

    void updateDueOn(@Id Long id, LocalDate dueOn);

    void update(
            @Id Long id,
            DepartureItem.@Nullable Outcome outcome,
            @Nullable LocalDate happenedOn,
            String document,
            String remark,
            @Nullable Instant settledAt,
            @Nullable String settledBy);
}
