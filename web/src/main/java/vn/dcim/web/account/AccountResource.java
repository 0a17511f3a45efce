package vn.dcim.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.scope.ScopePart;

/**
 * An account.
 *
 * @param fullName of the person who has it; empty where that is nobody
 * @param scope to what the account is narrowed, such as {@code unit:Sở Y tế}; empty where it sees everything
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
        List<String> scope,
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
                line.scope().stream().map(ScopePart::toString).toList(),
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
