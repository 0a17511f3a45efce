package vn.dcim.core.backup;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Data sets: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BackupSetRepository extends GenericRepository<BackupSet, Long> {

    BackupSet save(BackupSet set);

    BackupSet update(BackupSet set);

    Optional<BackupSet> findById(Long id);

    Optional<BackupSet> findByName(String name);

    List<BackupSet> findAllOrderByName();
}
