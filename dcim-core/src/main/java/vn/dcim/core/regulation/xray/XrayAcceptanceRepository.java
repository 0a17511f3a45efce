package vn.dcim.core.regulation.xray;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Acceptances as the database holds them: added, taken back once, never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface XrayAcceptanceRepository extends GenericRepository<XrayAcceptance, Long> {

    XrayAcceptance save(XrayAcceptance acceptance);

    Optional<XrayAcceptance> findById(Long id);

    @Query("SELECT * FROM xray_acceptance WHERE withdrawn_at IS NULL ORDER BY id DESC")
    List<XrayAcceptance> findStanding();

    List<XrayAcceptance> findByRuleAndSubjectOrderByIdDesc(String rule, String subject);

    @Query("UPDATE xray_acceptance SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_for = :reason"
            + " WHERE id = :id AND withdrawn_at IS NULL")
    int withdraw(long id, Instant at, String by, String reason);
}
