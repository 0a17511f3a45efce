package vn.dcim.core.account.passkey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passkeys as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasskeyRepository extends CrudRepository<Passkey, Long> {

    Optional<Passkey> findByCredentialId(byte[] credentialId);

    Optional<Passkey> findByIdAndAccountId(long id, long accountId);

    List<Passkey> findByAccountIdOrderById(long accountId);

    long countByAccountId(long accountId);

    boolean existsByAccountId(long accountId);

    void deleteByAccountId(long accountId);

    /** Notes a use; of all that come with one count, on every node, one gets 1 and the others 0. */
    @Query("UPDATE passkey SET counter = :counter, backed_up = :backedUp, last_used_at = :at, last_used_from = :place"
            + " WHERE id = :id AND (counter < :counter OR counter = 0 AND :counter = 0)")
    int use(long id, long counter, boolean backedUp, Instant at, String place);
}
