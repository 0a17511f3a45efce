package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.Rule;
import vn.dcim.core.error.DcimException;

/**
 * What the imported lists prove of the account obligations: the query for whoever asks whether they are met. A system whose list was
 * never imported, or is older than it may be, proves nothing, and neither does a list that does not tell what a check asks for.
 * Limits come from the profile in force, and a check for which it has none is not made.
 *
 * <pre>{@code
 * evidence.all().stream()
 *         .flatMap(system -> system.result(AccountCheck.UNUSED).stream())
 *         .map(CheckResult::state) // MET, NOT_MET, NO_EVIDENCE
 * }</pre>
 */
@Singleton
public class ForeignEvidence {

    private final ForeignSystems systems;
    private final ForeignImportRepository imports;
    private final ForeignAccountRepository accounts;
    private final ForeignNoteRepository notes;
    private final KnownPeople people;
    private final ForeignWords words;
    private final AccessRules rules;
    private final Clock clock;

    ForeignEvidence(
            ForeignSystems systems,
            ForeignImportRepository imports,
            ForeignAccountRepository accounts,
            ForeignNoteRepository notes,
            KnownPeople people,
            ForeignWords words,
            AccessRules rules,
            Clock clock) {
        this.systems = systems;
        this.imports = imports;
        this.accounts = accounts;
        this.notes = notes;
        this.people = people;
        this.words = words;
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns every system that is watched, by name, without the accounts that meet everything: each list may be long. */
    public List<SystemEvidence> all() {
        List<KnownPerson> known = people.all();
        return systems.present().stream()
                .map(system -> of(system, known).withoutAccounts())
                .toList();
    }

    /** @throws DcimException NOT_FOUND */
    public SystemEvidence of(long systemId) {
        return of(systems.get(systemId), people.all());
    }

    /** Returns whom an account may be said to be of, by name. */
    public List<KnownPerson> choosable() {
        return people.all().stream()
                .sorted(Comparator.comparing(KnownPerson::fullName))
                .toList();
    }

    private SystemEvidence of(ForeignSystem system, List<KnownPerson> known) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<ForeignImport> all = imports.findBySystemIdOrderByIdDesc(system.id());
        ForeignImport list = all.isEmpty() ? null : all.getFirst();
        LocalDate from = LocalDate.ofInstant(list == null ? system.addedAt() : list.importedAt(), CentreTime.ZONE);
        long age = list == null ? 0 : ChronoUnit.DAYS.between(from, today);
        boolean current = list != null && age <= system.dueDays();
        List<MatchedAccount> matched = list == null ? List.of() : matched(system, list, known);
        Instant reviewedAt = all.stream()
                .map(ForeignImport::reviewedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        return new SystemEvidence(
                system,
                list,
                age,
                list == null ? from : from.plusDays(system.dueDays()),
                current,
                matched,
                results(system, list, matched, reviewedAt, today).stream()
                        .map(result -> current ? result : result.withoutEvidence())
                        .sorted(Comparator.comparing(CheckResult::state).thenComparing(CheckResult::check))
                        .toList());
    }

    private List<MatchedAccount> matched(ForeignSystem system, ForeignImport list, List<KnownPerson> known) {
        Map<String, String> byHand = new HashMap<>();
        Map<String, ForeignNote> grants = new HashMap<>();
        // why: in the order in which they were recorded, so that the newest stays
        notes.findBySystemIdOrderById(system.id()).forEach(note -> {
            if (note.kind() == ForeignNote.Kind.GRANT) {
                grants.put(note.login(), note);
            } else {
                byHand.put(note.login(), note.person());
            }
        });
        var matcher = new PersonMatcher(known, byHand);
        return accounts.findByImportIdOrderById(list.id()).stream()
                .map(account -> new MatchedAccount(account, matcher.match(account), grants.get(account.login())))
                .toList();
    }

    private List<CheckResult> results(
            ForeignSystem system,
            @Nullable ForeignImport list,
            List<MatchedAccount> matched,
            @Nullable Instant reviewedAt,
            LocalDate today) {
        var columns = list == null ? java.util.EnumSet.noneOf(ForeignField.class) : list.columns();
        List<CheckResult> results = new ArrayList<>();
        rules.unused()
                .ifPresent(rule -> results.add(
                        AccountChecks.unused(rule.value(), matched, today).under(rule.value(), rule.from())));
        results.add(AccountChecks.expired(matched, today));
        results.addAll(passwords(system, matched, today));
        results.add(AccountChecks.defaultNames(words.defaultNames(system.kind()), matched));
        results.add(AccountChecks.leavers(matched, today));
        results.add(AccountChecks.persons(columns, matched));
        results.add(AccountChecks.oneAccount(matched));
        results.add(AccountChecks.grants(matched));
        rules.review()
                .ifPresent(rule -> results.add(
                        AccountChecks.review(rule.value(), reviewedAt, today).under(rule.value(), rule.from())));
        return results.stream().map(result -> result.ofListWith(columns)).toList();
    }

    private List<CheckResult> passwords(ForeignSystem system, List<MatchedAccount> matched, LocalDate today) {
        Function<ForeignAccount, Boolean> administrators = ForeignAccount::administrator;
        Function<ForeignAccount, Boolean> others =
                account -> account.administrator() == null ? null : !account.administrator();
        // why: who runs a system is under the rule of its administrators, whatever their rights there
        boolean allOperate = system.population() == Population.OPERATORS;
        List<CheckResult> results = new ArrayList<>();
        age(
                        AccountCheck.OPERATING_PASSWORD_AGE,
                        Population.ADMINISTRATORS,
                        allOperate ? _ -> true : administrators,
                        matched,
                        today)
                .ifPresent(results::add);
        age(AccountCheck.USER_PASSWORD_AGE, Population.USERS, allOperate ? _ -> false : others, matched, today)
                .ifPresent(results::add);
        results.add(
                length(AccountCheck.ADMINISTRATOR_PASSWORD_LENGTH, Population.ADMINISTRATORS, administrators, matched));
        results.add(length(AccountCheck.USER_PASSWORD_LENGTH, system.population(), others, matched));
        return results;
    }

    private Optional<CheckResult> age(
            AccountCheck check,
            Population population,
            Function<ForeignAccount, Boolean> concerned,
            List<MatchedAccount> matched,
            LocalDate today) {
        Optional<Rule<Period>> rule = rules.passwords().get(population).longestAge();
        return rule.map(limit -> AccountChecks.passwordAge(check, limit.value(), concerned, matched, today)
                .under(limit.value(), limit.from()));
    }

    private CheckResult length(
            AccountCheck check,
            Population population,
            Function<ForeignAccount, Boolean> concerned,
            List<MatchedAccount> matched) {
        Rule<Integer> limit = rules.passwords().get(population).leastLength();
        return AccountChecks.passwordLength(check, limit.value(), concerned, matched)
                .under(limit.value(), limit.from());
    }
}
