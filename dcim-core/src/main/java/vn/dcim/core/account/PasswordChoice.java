package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Under which rules the owner of an account chose the present password. Tells nothing of the password itself.
 *
 * @param leastLength characters that it had to have
 * @param kinds of characters that it had to have
 * @param knewBirthDate whether it could be looked for in it
 */
@MappedEntity("password_choice")
public record PasswordChoice(
        @Id Long accountId, Instant chosenAt, int leastLength, int kinds, boolean knewBirthDate, boolean knewPhone) {

    static PasswordChoice of(Account account, PasswordPolicy policy, Instant at) {
        return new PasswordChoice(
                account.id(),
                at,
                policy.leastLength().value(),
                policy.kinds().value(),
                account.person().birthDate() != null,
                !account.person().phone().isEmpty());
    }
}
