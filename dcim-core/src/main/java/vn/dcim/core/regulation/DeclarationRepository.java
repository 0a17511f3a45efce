package vn.dcim.core.regulation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What people answer for, as the database holds it: added and withdrawn, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeclarationRepository extends GenericRepository<Declaration, Long> {

    Declaration save(Declaration declaration);

    Optional<Declaration> findById(Long id);

    List<Declaration> findByObligationOrderByIdDesc(String obligation);

    /** Returns those that were not withdrawn, the newest first. */
    @Query("SELECT * FROM obligation_declaration WHERE withdrawn_at IS NULL ORDER BY id DESC")
    List<Declaration> findStanding();

    /** Returns all that there ever were, the newest first. */
    @Query("SELECT * FROM obligation_declaration ORDER BY id DESC")
    List<Declaration> findEver();

    /** Notes that people are told that it ends. @return 1 for the first time, else 0 */
    @Query("INSERT IGNORE INTO obligation_declaration_warning (declaration_id, told_at) VALUES (:id, :at)")
    int noteTold(Long id, Instant at);

    @Query("UPDATE obligation_declaration SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_for = :reason"
            + " WHERE id = :id AND withdrawn_at IS NULL")
    int withdraw(Long id, Instant at, String by, String reason);

    /** Returns those that counted on some day of a time, whatever became of them later, in their order. */
    @Query("SELECT * FROM obligation_declaration WHERE signed_at < :until AND last_day >= :firstDay"
            + " AND (withdrawn_at IS NULL OR withdrawn_at >= :from) ORDER BY id")
    List<Declaration> counted(LocalDate firstDay, Instant from, Instant until);
}
