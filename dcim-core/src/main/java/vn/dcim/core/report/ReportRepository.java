package vn.dcim.core.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportRepository extends GenericRepository<Report, Long> {

    Report save(Report report);

    Optional<Report> findById(Long id);

    List<Report> findAllOrderByCutOffDayDescAndKindAscAndEditionDesc();

    List<Report> findByKindAndCutOffDayOrderByEditionDesc(ReportKind kind, LocalDate cutOffDay);

    @Query("SELECT id FROM report WHERE id = :id FOR UPDATE")
    Optional<Long> lock(Long id);

    @Query(
            "UPDATE report SET state = 'DRAFT', revision = revision + 1, assessment = :assessment, difficulties = :difficulties,"
                    + " proposals = :proposals, reviewed_at = NULL, reviewed_by = '' WHERE id = :id")
    void remark(Long id, String assessment, String difficulties, String proposals);

    @Query(
            "UPDATE report SET state = 'REVIEWED', revision = revision + 1, reviewed_at = :at, reviewed_by = :actor WHERE id = :id")
    void review(Long id, Instant at, String actor);

    @Query("UPDATE report SET state = 'FROZEN', revision = revision + 1, frozen_at = :at, frozen_by = :actor,"
            + " evidence_sha256 = :sha256 WHERE id = :id")
    void freeze(Long id, Instant at, String actor, String sha256);

    @Query(
            "UPDATE report SET state = 'SENT', revision = revision + 1, number = :number, sent_on = :sentOn, sent_to = :sentTo,"
                    + " sent_by = :actor WHERE id = :id")
    void send(Long id, String number, LocalDate sentOn, String sentTo, String actor);
}
