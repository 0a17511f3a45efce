package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Departures as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DepartureRepository extends GenericRepository<Departure, Long> {

    Departure save(Departure departure);

    Optional<Departure> findById(Long id);

    List<Departure> findAllOrderByIdDesc();

    List<Departure> findByAccountIdOrderByIdDesc(Long accountId);

    /** Holds back everybody else who works on the departure, on every node, until the transaction ends. */
    @Query("SELECT id FROM departure WHERE id = :id FOR UPDATE")
    Optional<Long> hold(long id);

    void updateLastDay(@Id Long id, LocalDate lastDay);

    void update(@Id Long id, Instant endedAt, String endedBy, @Nullable String withdrawnFor);
}
