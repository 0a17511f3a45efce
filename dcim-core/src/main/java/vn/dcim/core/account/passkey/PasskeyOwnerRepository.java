package vn.dcim.core.account.passkey;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Owners of passkeys as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasskeyOwnerRepository extends CrudRepository<PasskeyOwner, Long> {

    /** Gives an account a handle, unless it has one, on whichever node. */
    @Query("INSERT IGNORE INTO passkey_owner (account_id, user_handle) VALUES (:accountId, :userHandle)")
    int add(long accountId, byte[] userHandle);
}
