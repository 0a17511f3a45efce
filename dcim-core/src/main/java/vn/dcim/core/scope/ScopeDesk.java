package vn.dcim.core.scope;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.unit.Units;

/** What administrators do with the scopes of accounts; each act is a row of the audit log. */
@Singleton
public class ScopeDesk {

    private static final int LONGEST_REASON = 1000;
    private static final String EVERYTHING = "everything";

    private final Accounts accounts;
    private final AccountScopeRepository rows;
    private final Scopes scopes;
    private final PlaceRepository places;
    private final Units units;
    private final AuditLog audit;

    ScopeDesk(
            Accounts accounts,
            AccountScopeRepository rows,
            Scopes scopes,
            PlaceRepository places,
            Units units,
            AuditLog audit) {
        this.accounts = accounts;
        this.rows = rows;
        this.scopes = scopes;
        this.places = places;
        this.units = units;
        this.audit = audit;
    }

    /**
     * Narrows an account, or lets it see everything again. It counts with the account's next request.
     *
     * @param keys such as {@code place:3}, {@code group:default}, {@code unit:2}; none for everything
     * @throws DcimException NOT_FOUND (account, place, unit), INVALID_VALUE without a reason or for a key that is none, FORBIDDEN for
     *     one's own, SEES_EVERYTHING for a role that cannot be narrowed
     */
    @Transactional
    public void change(long accountId, Collection<String> keys, String reason, String actor) {
        Account account = accounts.find(accountId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", accountId));
        if (account.name().equals(actor)) {
            throw new DcimException(ErrorCode.FORBIDDEN, "change-scope account:" + account.name());
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "1–" + LONGEST_REASON);
        }
        List<AccountScope> wanted = keys.stream()
                .distinct()
                .map(key -> AccountScope.of(accountId, key))
                .toList();
        if (!wanted.isEmpty() && !account.role().canBeNarrowed()) {
            throw new DcimException(ErrorCode.SEES_EVERYTHING, "account " + account.name());
        }
        wanted.forEach(this::refuseUnknown);
        rows.hold(accountId);
        String before = text(rows.findByAccountIdOrderById(accountId));
        rows.deleteByAccountId(accountId);
        rows.saveAll(wanted);
        String after = text(wanted);
        if (!after.equals(before)) {
            audit.record(actor, "account.change-scope", "account:" + account.name(), before, after, reason);
        }
    }

    private void refuseUnknown(AccountScope row) {
        if (row.unitId() != null) {
            units.get(row.unitId());
        }
        if (row.placeId() != null && !places.existsById(row.placeId())) {
            throw new DcimException(ErrorCode.NOT_FOUND, "place", row.placeId());
        }
    }

    private String text(List<AccountScope> chosen) {
        return chosen.isEmpty()
                ? EVERYTHING
                : scopes.named(chosen).stream()
                        .map(ScopePart::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
