package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lines to the Internet: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InternetLineRepository extends GenericRepository<InternetLine, Long> {

    InternetLine save(InternetLine line);

    InternetLine update(InternetLine line);

    Optional<InternetLine> findById(Long id);

    List<InternetLine> findAllOrderByName();

    /** Returns the last day of a contract in the register of suppliers; null where it has none, or does not know the contract. */
    @Nullable
    @Query("SELECT MAX(valid_to) FROM register_entry WHERE register = 'suppliers' AND name = :contract AND active")
    LocalDate contractEnd(String contract);
}
