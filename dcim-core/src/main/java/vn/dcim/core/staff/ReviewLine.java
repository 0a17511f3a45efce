package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.account.Role;

/**
 * What a review says of one account.
 *
 * @param role as it was when the account came into the review, like full name and unit
 * @param outcome null while nobody has decided
 * @param newRole null unless the role is to change
 */
@MappedEntity("review_line")
public record ReviewLine(
        @Id @GeneratedValue @Nullable Long id,
        Long reviewId,
        Long accountId,
        String accountName,
        String fullName,
        String unit,
        Role role,
        @Nullable Outcome outcome,
        @Nullable Role newRole,
        String remark,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    /** What is decided of an account. */
    public enum Outcome {
        KEEP,
        /** Its rights do not fit the person's tasks; an administrator gives it another role. */
        CHANGE_ROLE,
        /** It ends when the review is signed. */
        DEACTIVATE;

        /** Returns the word of forms and bundles, such as {@code change-role}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns the outcome of a code; empty where there is none. */
        public static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst();
        }
    }
}
