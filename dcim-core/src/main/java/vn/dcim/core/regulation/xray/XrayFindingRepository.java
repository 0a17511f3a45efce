package vn.dcim.core.regulation.xray;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Findings as the database holds them: opened, gone, opened again as another row; never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface XrayFindingRepository extends GenericRepository<XrayFinding, Long> {

    XrayFinding save(XrayFinding finding);

    Optional<XrayFinding> findById(Long id);

    List<XrayFinding> findByIdIn(Collection<Long> ids);

    @Query("SELECT * FROM xray_finding WHERE gone_at IS NULL ORDER BY rule, opened_at, id")
    List<XrayFinding> findOpen();

    @Query("SELECT * FROM xray_finding WHERE rule = :rule AND gone_at IS NULL")
    List<XrayFinding> findOpen(String rule);

    @Query(
            "SELECT * FROM xray_finding WHERE gone_at IS NOT NULL AND gone_at >= :from ORDER BY gone_at DESC, id DESC LIMIT 500")
    List<XrayFinding> findGone(Instant from);

    /** Returns all times of one thing under a rule, the newest first. */
    List<XrayFinding> findByRuleAndSubjectOrderByIdDesc(String rule, String subject);

    @Query("UPDATE xray_finding SET name = :name, what = :what, path = :path WHERE id = :id")
    void tell(long id, String name, String what, String path);

    @Query("UPDATE xray_finding SET gone_at = :at WHERE id = :id AND gone_at IS NULL")
    int end(long id, Instant at);
}
