package vn.dcim.core.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Copies: their rows stay when they are gone. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupCopyRepository extends GenericRepository<BackupCopy, Long> {

    List<BackupCopy> saveAll(Iterable<BackupCopy> copies);

    List<BackupCopy> findByRunIdOrderById(long runId);

    @Query("SELECT c.* FROM backup_copy c JOIN backup_run r ON r.id = c.run_id"
            + " WHERE r.plan_id = :planId AND c.gone_at IS NULL ORDER BY c.made_at DESC, c.id")
    List<BackupCopy> keptOf(long planId);

    @Query("SELECT c.* FROM backup_copy c WHERE c.gone_at IS NULL ORDER BY c.made_at DESC, c.id")
    List<BackupCopy> kept();

    @Query("UPDATE backup_copy SET gone_at = :at WHERE id = :id")
    void gone(long id, Instant at);

    @Query("UPDATE backup_copy SET verified_at = :at WHERE id = :id")
    void verified(long id, Instant at);
}
