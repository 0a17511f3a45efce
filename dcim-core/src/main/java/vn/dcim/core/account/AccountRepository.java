package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Accounts as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRepository extends CrudRepository<Account, Long> {

    Optional<Account> findByName(String name);

    List<Account> findAllOrderByName();

    List<Account> findByLockedAtIsNotNull();

    long countByRole(Role role);

    List<Account> findByRoleIn(List<Role> roles);

    /**
     * Returns the accounts that may administer, as they are committed now, and holds back everybody else who wants to change one of
     * them, on every node, until the transaction ends.
     */
    @Query("SELECT * FROM account WHERE role IN ('ADMINISTRATOR', 'TOP_ADMINISTRATOR') ORDER BY id FOR UPDATE")
    List<Account> holdAdministrators();

    /** Holds back everybody else who wants to change the account, on every node, until the transaction ends. */
    @Query("SELECT id FROM account WHERE id = :id FOR UPDATE")
    long hold(long id);

    void update(@Id long id, String passwordHash, boolean mustChangePassword, Instant passwordChangedAt);

    void updateMustChangePassword(@Id long id, boolean mustChangePassword);

    void updateLastUsedAt(@Id long id, Instant lastUsedAt);

    void updateLockedAt(@Id long id, @Nullable Instant lockedAt);

    void updateDeactivatedAt(@Id long id, @Nullable Instant deactivatedAt);

    void updateRole(@Id long id, Role role);

    void updateSecondFactorExcuse(@Id long id, @Nullable String secondFactorExcuse);

    @Query(
            "UPDATE account SET role = :role, person_full_name = :fullName, person_phone = :phone, person_email = :email,"
                    + " person_unit = :unit, person_post = :post WHERE id = :id")
    void describe(long id, String role, String fullName, String phone, String email, String unit, String post);

    void updateExpiresOn(@Id long id, @Nullable LocalDate expiresOn);

    void update(@Id long id, Instant activeSince, @Nullable LocalDate expiresOn, @Nullable Instant deactivatedAt);

    @Query("UPDATE account SET person_full_name = :fullName, person_birth_date = :birthDate, person_phone = :phone,"
            + " person_email = :email, person_unit = :unit, person_post = :post WHERE id = :id")
    void describe(
            long id,
            String fullName,
            @Nullable LocalDate birthDate,
            String phone,
            String email,
            String unit,
            String post);
}
