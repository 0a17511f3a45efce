package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.PasswordChoice;
import vn.dcim.core.account.PasswordPolicy;
import vn.dcim.core.account.PasswordRules;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.SessionLimits;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceSecrets;
import vn.dcim.core.document.DocumentKind;
import vn.dcim.core.document.DocumentVersion;
import vn.dcim.core.document.Documents;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.staff.Delegation;
import vn.dcim.core.staff.Delegations;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.Reviews;
import vn.dcim.core.transport.UsualCredentials;

/** The accounts of this program, with the lists of other systems and the register of wireless networks beside them. */
@Singleton
@Requires(property = "datasources.default.url")
final class OwnAccountEvidence extends NamedEvidence<OwnAccounts> {

    static final String NAME = "own-accounts";

    /** Registers that tell of keys of Wi-Fi, and of screens that lock. */
    private static final List<String> REGISTERS = List.of("wireless", "terminals");

    private static final int LONGEST_MONTH = 31;

    private final Accounts accounts;
    private final AccessRules rules;
    private final SessionLimits sessionLimits;
    private final Sessions sessions;
    private final Standings standings;
    private final PasswordRules passwords;
    private final Acceptances acceptances;
    private final SecondFactors factors;
    private final Grants grants;
    private final Reviews reviews;
    private final SupplierContracts contracts;
    private final Scopes scopes;
    private final DeviceSecrets secrets;
    private final UsualCredentials usual;
    private final ForeignAccountEvidence foreign;
    private final Registers registers;
    private final RegisterAnswers answers;
    private final ApiTokens apiTokens;
    private final Delegations delegations;
    private final Documents documents;

    OwnAccountEvidence(
            Accounts accounts,
            AccessRules rules,
            SessionLimits sessionLimits,
            Sessions sessions,
            Standings standings,
            PasswordRules passwords,
            Acceptances acceptances,
            SecondFactors factors,
            Grants grants,
            Reviews reviews,
            SupplierContracts contracts,
            Scopes scopes,
            DeviceSecrets secrets,
            UsualCredentials usual,
            ForeignAccountEvidence foreign,
            Registers registers,
            RegisterAnswers answers,
            ApiTokens apiTokens,
            Delegations delegations,
            Documents documents) {
        super(NAME, OwnAccounts.class);
        this.accounts = accounts;
        this.rules = rules;
        this.sessionLimits = sessionLimits;
        this.sessions = sessions;
        this.standings = standings;
        this.passwords = passwords;
        this.acceptances = acceptances;
        this.factors = factors;
        this.grants = grants;
        this.reviews = reviews;
        this.contracts = contracts;
        this.scopes = scopes;
        this.secrets = secrets;
        this.usual = usual;
        this.foreign = foreign;
        this.registers = registers;
        this.answers = answers;
        this.apiTokens = apiTokens;
        this.delegations = delegations;
        this.documents = documents;
    }

    @Override
    public OwnAccounts gather(Instant now) {
        return new OwnAccounts(
                new OwnAccounts.Rules(
                        sessionLimits.idle().toSeconds(),
                        rules.unused().map(rule -> days(rule.value())).orElse(null),
                        Arrays.stream(Population.values())
                                .map(population ->
                                        of(population, rules.passwords().get(population)))
                                .toList()),
                reviews.due().map(Reviews.Due::by).orElse(null),
                passwords.tried().stream()
                        .map(tried -> new OwnAccounts.Tried(tried.what(), tried.password(), tried.isRefused()))
                        .toList(),
                owns(),
                secrets(),
                tokens(day(now)),
                deputies(day(now)),
                OneRound.once("documents", () -> documents.find("")).stream()
                        .filter(filed -> filed.document().kind() == DocumentKind.A
                                && filed.validity() == DocumentVersion.Validity.VALID)
                        .map(OwnAccountEvidence::since)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                elsewhere(now));
    }

    private static OwnAccounts.Passwords of(Population population, PasswordPolicy policy) {
        return new OwnAccounts.Passwords(
                population.code(),
                policy.leastLength().value(),
                policy.kinds().value(),
                policy.longestAge().map(age -> age.value().toString()).orElse(""));
    }

    private List<OwnAccounts.Own> owns() {
        List<Account> all = accounts.all();
        Map<Long, List<String>> others = accounts.ofSamePerson();
        Map<Long, PasswordChoice> chosen = passwords.chosen();
        Map<Long, Acceptance> accepted = acceptances.present();
        Map<Long, Grant> granted = grants.ofRoles();
        Map<Long, SupplierContract> ofSuppliers = contracts.all();
        Set<Long> narrowed = scopes.parts(all).keySet();
        Set<Long> several = sessions.inSeveralPlaces();
        Set<Long> owners = factors.owners();
        return all.stream()
                .map(account -> {
                    Acceptance acceptance = accepted.get(account.id());
                    Grant grant = granted.get(account.id());
                    boolean isLocal = account.source() == AccountSource.LOCAL;
                    return new OwnAccounts.Own(
                            account.id(),
                            account.name(),
                            account.role().code(),
                            account.role().population().code(),
                            account.source().code(),
                            standings.of(account).code(),
                            !account.person().fullName().isBlank()
                                    && !account.person().unit().isBlank(),
                            !account.person().post().isBlank(),
                            others.getOrDefault(account.id(), List.of()),
                            day(account.passwordChangedAt()),
                            isLocal && standings.needsNewPassword(account),
                            isLocal
                                    && !account.mustChangePassword()
                                    && account.passwordChangedAt().equals(account.createdAt()),
                            choice(chosen.get(account.id())),
                            day(account.createdAt()),
                            account.lastUsedAt() == null ? null : day(account.lastUsedAt()),
                            day(account.activeSince()),
                            account.expiresOn(),
                            account.lockedAt(),
                            acceptance == null ? null : day(acceptance.at()),
                            acceptance != null && acceptance.excused(),
                            factors.standing(account, owners.contains(account.id()))
                                    .code(),
                            grants.coverage(account, grant).code(),
                            grant == null ? null : day(grant.recordedAt()),
                            contract(ofSuppliers.get(account.id())),
                            narrowed.contains(account.id()),
                            several.contains(account.id()));
                })
                .toList();
    }

    private List<OwnAccounts.Token> tokens(LocalDate today) {
        Map<Long, Grant> granted = grants.ofTokens();
        return apiTokens.all().stream()
                .filter(token -> {
                    ApiTokens.State state = apiTokens.state(token);
                    return state == ApiTokens.State.VALID || state == ApiTokens.State.EXPIRING;
                })
                .map(token -> {
                    Grant grant = granted.get(token.id());
                    return new OwnAccounts.Token(
                            token.id(),
                            token.name(),
                            accounts.find(token.accountId()).map(Account::name).orElse(""),
                            grant != null
                                    && grant.endedAt() == null
                                    && (grant.lastDay() == null || !today.isAfter(grant.lastDay())));
                })
                .toList();
    }

    private List<OwnAccounts.Deputy> deputies(LocalDate today) {
        return delegations.all().stream()
                .filter(one ->
                        one.state(today) == Delegation.State.RUNNING || one.state(today) == Delegation.State.TO_COME)
                .map(one -> new OwnAccounts.Deputy(
                        one.id(),
                        accounts.find(one.fromAccountId()).map(Account::name).orElse(""),
                        accounts.find(one.toAccountId()).map(Account::name).orElse(""),
                        one.lastDay(),
                        one.document()))
                .toList();
    }

    private static LocalDate since(Documents.Filed filed) {
        DocumentVersion version = filed.version();
        return version.validFrom() != null
                ? version.validFrom()
                : version.datedOn() != null ? version.datedOn() : day(version.filedAt());
    }

    private static OwnAccounts.@Nullable Choice choice(@Nullable PasswordChoice choice) {
        return choice == null
                ? null
                : new OwnAccounts.Choice(
                        choice.leastLength(), choice.kinds(), choice.knewBirthDate(), choice.knewPhone());
    }

    private static OwnAccounts.@Nullable Contract contract(@Nullable SupplierContract contract) {
        return contract == null
                ? null
                : new OwnAccounts.Contract(contract.company(), contract.number(), contract.lastDay());
    }

    private List<OwnAccounts.Secret> secrets() {
        PasswordPolicy policy = rules.passwords().get(Population.USERS);
        List<OwnAccounts.Secret> found = new ArrayList<>();
        found.add(new OwnAccounts.Secret(
                "database", "", usual.ofDatabase() ? "usual" : DeviceSecrets.Strength.STRONG.code(), "/transport"));
        Set<Long> open = usual.devices().stream().map(Device::id).collect(Collectors.toSet());
        secrets.all(policy.leastLength().value(), policy.kinds().value()).stream()
                .map(told -> new OwnAccounts.Secret(
                        "device:" + told.device().id(),
                        told.device().name(),
                        open.contains(told.device().id())
                                ? "usual"
                                : told.strength().code(),
                        "/devices/" + told.device().id()))
                .forEach(found::add);
        return found;
    }

    private Answers elsewhere(Instant now) {
        return new Answers(Stream.concat(
                        foreign.gather(now).all().stream(),
                        REGISTERS.stream().flatMap(code -> answers.all(day(now)).get(code).stream()
                                .map(answer -> RegisterEvidence.of(registers.get(code), answer))))
                .toList());
    }

    /** The longest that a period can be. */
    private static int days(Period period) {
        return Math.toIntExact(period.toTotalMonths()) * LONGEST_MONTH + period.getDays();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }
}
