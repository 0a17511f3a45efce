package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One person's right to sign in.
 *
 * @param id given by the database; null before
 * @param name unique; what is typed at sign-in and stands in the audit log
 * @param passwordHash Argon2id as a PHC string
 * @param mustChangePassword true while the password is the one that was issued
 */
@MappedEntity("account")
public record Account(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        Role role,
        String passwordHash,
        boolean mustChangePassword,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Account[id=" + id + ", name=" + name + ", role=" + role + "]";
    }
}
