package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One person's right to sign in.
 *
 * @param id given by the database; null before
 * @param name unique; what is typed at sign-in and stands in the audit log
 * @param passwordHash Argon2id as a PHC string
 * @param source who checks its password and decides on its role
 * @param mustChangePassword true while the password is the one that was issued, or has to be changed for another reason
 * @param activeSince creation, or the last reactivation
 * @param lastUsedAt to the minute; null before the first use
 * @param expiresOn the last day; null for no end
 * @param lockedAt null unless wrong passwords have locked it
 * @param deactivatedAt null unless its time is over; it is never deleted
 * @param secondFactorExcuse why no second factor is asked for, whatever the rules say; null for none
 */
@MappedEntity("account")
public record Account(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        @Relation(Relation.Kind.EMBEDDED) Person person,
        Role role,
        AccountSource source,
        String passwordHash,
        boolean mustChangePassword,
        Instant passwordChangedAt,
        Instant createdAt,
        Instant activeSince,
        @Nullable Instant lastUsedAt,
        @Nullable LocalDate expiresOn,
        @Nullable Instant lockedAt,
        @Nullable Instant deactivatedAt,
        @Nullable String secondFactorExcuse) {

    @Override
    public String toString() {
        return "Account[id=" + id + ", name=" + name + ", role=" + role + "]";
    }
}
