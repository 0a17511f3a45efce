package vn.dcim.web.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.foreign.ForeignAccount;
import vn.dcim.core.foreign.MatchedAccount;

/**
 * An account of another system, as its list tells. Null, or an empty text, is not known.
 *
 * @param state active, locked, disabled or unknown
 * @param match known, listed, ambiguous, half or nobody
 * @param person key of who it is; null unless known
 * @param granted whether it is recorded who approved it
 * @param breaches checks that it does not meet
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForeignAccountResource(
        String login,
        String fullName,
        String unit,
        String state,
        @Nullable Boolean administrator,
        @Nullable Boolean machine,
        String responsible,
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant passwordChangedAt,
        @Nullable LocalDate expiresOn,
        String match,
        @Nullable String person,
        boolean granted,
        List<String> breaches) {

    static ForeignAccountResource of(ForeignRow row) {
        MatchedAccount matched = row.matched();
        ForeignAccount account = matched.account();
        return new ForeignAccountResource(
                account.login(),
                account.fullName(),
                account.unit(),
                ForeignRows.code(account.state()),
                account.administrator(),
                account.machine(),
                account.responsible(),
                account.createdAt(),
                account.lastUsedAt(),
                account.passwordChangedAt(),
                account.expiresOn(),
                matched.match().state().code(),
                matched.match().person() == null
                        ? null
                        : matched.match().person().key(),
                matched.isGranted(),
                row.remarks().stream()
                        .filter(remark -> !remark.finding().isUnknown())
                        .map(remark -> remark.check().code())
                        .toList());
    }
}
