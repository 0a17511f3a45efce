package vn.dcim.core.backup;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Where the copies of plans lie. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupTargetRepository extends GenericRepository<BackupTarget, Long> {

    List<BackupTarget> saveAll(Iterable<BackupTarget> targets);

    List<BackupTarget> updateAll(Iterable<BackupTarget> targets);

    void deleteAll(Iterable<BackupTarget> targets);

    List<BackupTarget> findByPlanIdOrderByPosition(long planId);

    List<BackupTarget> findAllOrderByPosition();
}
