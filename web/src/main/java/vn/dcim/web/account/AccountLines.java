package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Administrators;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.scope.ScopePart;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.Reviews;
import vn.dcim.web.language.Words;
import vn.dcim.web.search.SearchText;

/** Accounts with how they stand now. */
@Singleton
final class AccountLines {

    private final Accounts accounts;
    private final Administrators administrators;
    private final Standings standings;
    private final AccessRules rules;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Acceptances acceptances;
    private final Reviews reviews;
    private final Scopes scopes;
    private final Grants grants;
    private final SupplierContracts contracts;

    AccountLines(
            Accounts accounts,
            Administrators administrators,
            Standings standings,
            AccessRules rules,
            SecondFactors factors,
            Sessions sessions,
            Acceptances acceptances,
            Reviews reviews,
            Scopes scopes,
            Grants grants,
            SupplierContracts contracts) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.standings = standings;
        this.rules = rules;
        this.factors = factors;
        this.sessions = sessions;
        this.acceptances = acceptances;
        this.reviews = reviews;
        this.scopes = scopes;
        this.grants = grants;
        this.contracts = contracts;
    }

    AccountListPage page(String standing, String q) {
        List<AccountLine> all = lines(accounts.all());
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        all.forEach(line -> counts.merge(line.standing(), 1L, Long::sum));
        return new AccountListPage(
                all.stream()
                        .filter(line -> standing.isEmpty()
                                || line.standing().code().equals(standing)
                                || standing.equals(AccountListPage.NOBODY) && line.isOfNobody()
                                || standing.equals(AccountListPage.UNACCEPTED) && line.isUnaccepted()
                                || standing.equals(AccountListPage.UNCOVERED) && line.isUncovered()
                                || standing.equals(AccountListPage.SUPPLIERS) && line.isOfSupplier())
                        .filter(line -> SearchText.matches(
                                q,
                                line.account().name(),
                                line.account().person().fullName(),
                                line.account().person().unit(),
                                line.account().person().post()))
                        .toList(),
                standing,
                q,
                counts,
                all.stream().filter(AccountLine::isOfNobody).count(),
                all.stream().filter(AccountLine::isUnaccepted).count(),
                all.stream().filter(AccountLine::isUncovered).count(),
                all.stream().filter(AccountLine::isOfSupplier).count(),
                reviews.due().orElse(null),
                administrators.missingSoonFrom().orElse(null));
    }

    AccountLine line(Account account) {
        return lines(List.of(account)).getFirst();
    }

    private List<AccountLine> lines(List<Account> all) {
        Set<Long> owners = factors.owners();
        Set<Long> inSeveralPlaces = sessions.inSeveralPlaces();
        Map<Long, Acceptance> accepted = acceptances.present();
        Map<Long, Grant> granted = grants.ofRoles();
        Map<Long, SupplierContract> suppliers = contracts.all();
        Map<Long, List<ScopePart>> narrowed = scopes.parts(all);
        return all.stream()
                .map(account -> line(
                        account,
                        owners.contains(account.id()),
                        inSeveralPlaces.contains(account.id()),
                        narrowed.getOrDefault(account.id(), List.of()),
                        accepted.get(account.id()),
                        grants.coverage(account, granted.get(account.id())),
                        suppliers.get(account.id())))
                .toList();
    }

    private AccountLine line(
            Account account,
            boolean hasSecondFactor,
            boolean inSeveralPlaces,
            List<ScopePart> scope,
            @Nullable Acceptance acceptance,
            Grant.Coverage coverage,
            @Nullable SupplierContract contract) {
        return new AccountLine(
                account,
                standings.of(account),
                standings.needsNewPassword(account),
                rules.passwords(account.role())
                        .longestAge()
                        .filter(_ -> account.source() == AccountSource.LOCAL)
                        .map(age -> account.passwordChangedAt()
                                .atZone(Words.ZONE)
                                .toLocalDate()
                                .plus(age.value()))
                        .orElse(null),
                factors.standing(account, hasSecondFactor),
                inSeveralPlaces,
                scope,
                acceptance,
                coverage,
                contract);
    }
}
