package vn.dcim.core.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Delegations as the database holds them: added and revoked, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DelegationRepository extends GenericRepository<Delegation, Long> {

    Delegation save(Delegation delegation);

    Optional<Delegation> findById(Long id);

    List<Delegation> findAllOrderByIdDesc();

    @Query("SELECT * FROM delegation WHERE to_account_id = :account AND revoked_at IS NULL"
            + " AND first_day <= :day AND last_day >= :day ORDER BY id")
    List<Delegation> findRunning(Long account, LocalDate day);

    @Query(
            "UPDATE delegation SET revoked_at = :at, revoked_by = :by WHERE id = :id AND revoked_at IS NULL AND last_day >= :day")
    int revoke(Long id, Instant at, String by, LocalDate day);
}
