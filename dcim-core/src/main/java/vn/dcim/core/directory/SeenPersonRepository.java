package vn.dcim.core.directory;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the directory said, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SeenPersonRepository extends GenericRepository<SeenPerson, Long> {

    Optional<SeenPerson> findByAccountId(long accountId);

    List<SeenPerson> findAll();

    @Query(
            "INSERT INTO directory_person (account_id, entry_id, dn, presence, at)"
                    + " VALUES (:accountId, :entryId, :dn, :presence, :at)"
                    + " ON DUPLICATE KEY UPDATE entry_id = VALUES(entry_id), dn = VALUES(dn), presence = VALUES(presence), at = VALUES(at)")
    void note(long accountId, String entryId, String dn, String presence, Instant at);

    @Query("UPDATE directory_person SET presence = :presence, at = :at WHERE account_id = :accountId")
    void note(long accountId, String presence, Instant at);
}
