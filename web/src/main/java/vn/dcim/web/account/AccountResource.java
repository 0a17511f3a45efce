package vn.dcim.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.account.Account;

/**
 * An account.
 *
 * @param fullName of the person who has it; empty where that is nobody
 * @param standing active, locked, unused, expired or deactivated
 * @param lastUsedAt to the minute; null before the first use
 * @param expiresOn the last day; null for no end
 * @param passwordUntil the last day of its password; null for no end
 * @param needsNewPassword true while nothing else may be done
 * @param grant how the role stands to what was approved: covered, missing, over, ended or moved
 * @param inSeveralPlaces true while its sessions go on in more than one place, which may mean that it is shared
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountResource(
        long id,
        String name,
        String fullName,
        String unit,
        String post,
        String role,
        String standing,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate passwordUntil,
        boolean needsNewPassword,
        String grant,
        boolean inSeveralPlaces) {

    static AccountResource of(AccountLine line) {
        Account account = line.account();
        return new AccountResource(
                account.id(),
                account.name(),
                account.person().fullName(),
                account.person().unit(),
                account.person().post(),
                account.role().code(),
                line.standing().code(),
                account.createdAt(),
                account.lastUsedAt(),
                account.expiresOn(),
                line.passwordUntil(),
                line.needsNewPassword(),
                line.coverage().code(),
                line.inSeveralPlaces());
    }
}
