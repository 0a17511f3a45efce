package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.text.PlainText;

/**
 * The checks: each takes its limit, the accounts of a list and a day of the centre, and nothing else. An account that is disabled or
 * locked breaches nothing that asks for active ones; whether one is active has to be known only where the answer hangs on it.
 */
final class AccountChecks {

    /** What stands between the names of several persons. */
    private static final Pattern SEVERAL = Pattern.compile("[;/&+]");

    private AccountChecks() {}

    /** Breached by an active account from the day on which nobody has used it for the limit; one never used counts from its making. */
    static CheckResult unused(Period limit, Collection<MatchedAccount> accounts, LocalDate today) {
        return each(AccountCheck.UNUSED, accounts, one -> {
            ForeignAccount account = one.account();
            Instant last = account.neverUsed() ? account.createdAt() : account.lastUsedAt();
            if (last == null) {
                return Optional.of(
                        Finding.unknown(account, account.neverUsed() ? ForeignField.CREATED : ForeignField.LAST_USED));
            }
            LocalDate day = day(last);
            return Optional.of(Finding.breach(account, day)).filter(_ -> !today.isBefore(day.plus(limit)));
        });
    }

    /** Breached by an active account after its last day, which counts whole. */
    static CheckResult expired(Collection<MatchedAccount> accounts, LocalDate today) {
        return each(AccountCheck.EXPIRED, accounts, one -> {
            ForeignAccount account = one.account();
            if (account.expiresOn() == null) {
                return Optional.of(Finding.unknown(account, ForeignField.EXPIRES))
                        .filter(_ -> !account.neverExpires());
            }
            return Optional.of(Finding.breach(account, account.expiresOn()))
                    .filter(_ -> today.isAfter(account.expiresOn()));
        });
    }

    /**
     * Breached by an active account whose password is older than the limit: on its last day it is not.
     *
     * @param concerned whether an account is one of those that the check is about; null where that hangs on rights that are not known
     */
    static CheckResult passwordAge(
            AccountCheck check,
            Period limit,
            Function<ForeignAccount, Boolean> concerned,
            Collection<MatchedAccount> accounts,
            LocalDate today) {
        return each(
                check,
                accounts,
                one -> ofConcerned(one.account(), concerned, account -> {
                    Instant changed = account.passwordChangedAt();
                    if (changed == null) {
                        return Optional.of(Finding.unknown(account, ForeignField.PASSWORD_CHANGED));
                    }
                    return Optional.of(Finding.breach(account, ChronoUnit.DAYS.between(day(changed), today)))
                            .filter(_ -> today.isAfter(day(changed).plus(limit)));
                }));
    }

    /** Breached by an active account whose password may be shorter than the limit. */
    static CheckResult passwordLength(
            AccountCheck check,
            int limit,
            Function<ForeignAccount, Boolean> concerned,
            Collection<MatchedAccount> accounts) {
        return each(
                check,
                accounts,
                one -> ofConcerned(one.account(), concerned, account -> {
                    Integer length = account.leastLength();
                    if (length == null) {
                        return Optional.of(Finding.unknown(account, ForeignField.LEAST_LENGTH));
                    }
                    return Optional.of(Finding.breach(account, length)).filter(_ -> length < limit);
                }));
    }

    /** Breached by an active account with one of the names that systems of the kind come with. */
    static CheckResult defaultNames(Set<String> names, Collection<MatchedAccount> accounts) {
        return each(AccountCheck.DEFAULT_NAME, accounts, one -> Optional.of(Finding.breach(one.account(), ""))
                .filter(_ ->
                        names.contains(PersonMatcher.localPart(one.account().login()))));
    }

    /** Breached by an active account of somebody whose last working day has passed. */
    static CheckResult leavers(Collection<MatchedAccount> accounts, LocalDate today) {
        return each(AccountCheck.LEAVER, accounts, one -> switch (one.match().state()) {
            case KNOWN ->
                Optional.of(one.match().person())
                        .filter(person -> person.hasLeft(today))
                        .map(person -> Finding.breach(one.account(), person.lastDay()));
            case AMBIGUOUS ->
                Optional.of(Finding.uncertain(one.account()))
                        .filter(_ -> one.match().candidates().stream().anyMatch(person -> person.hasLeft(today)));
            case NOBODY -> Optional.of(Finding.unknown(one.account(), nameOf(one.account())));
            case LISTED, HALF -> Optional.empty();
        });
    }

    /** Breached by an account in use that nobody in particular has, or, of a machine, that nobody answers for. */
    static CheckResult persons(Set<ForeignField> columns, Collection<MatchedAccount> accounts) {
        return CheckResult.of(
                AccountCheck.PERSON, inUse(accounts, one -> switch (one.match().state()) {
                    case KNOWN, LISTED -> Optional.empty();
                    case AMBIGUOUS -> Optional.of(Finding.uncertain(one.account()));
                    case HALF -> Optional.of(Finding.unknown(one.account(), ForeignField.UNIT));
                    case NOBODY ->
                        Optional.of(
                                columns.contains(nameOf(one.account()))
                                        ? Finding.breach(one.account(), "")
                                        : Finding.unknown(one.account(), nameOf(one.account())));
                }));
    }

    /** Breached by accounts in use of which a person has more than one, and by one of several persons; those of machines apart. */
    static CheckResult oneAccount(Collection<MatchedAccount> accounts) {
        Map<String, List<ForeignAccount>> byPerson = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>(inUse(accounts, one -> {
            ForeignAccount account = one.account();
            if (Boolean.TRUE.equals(account.machine())) {
                return Optional.empty();
            }
            if (SEVERAL.matcher(account.fullName()).find()) {
                return Optional.of(Finding.breach(account, account.fullName()));
            }
            return switch (one.match().state()) {
                case AMBIGUOUS -> Optional.of(Finding.uncertain(account));
                case NOBODY -> Optional.of(Finding.unknown(account, ForeignField.FULL_NAME));
                case HALF -> Optional.of(Finding.unknown(account, ForeignField.UNIT));
                case KNOWN, LISTED -> {
                    byPerson.computeIfAbsent(person(one), _ -> new ArrayList<>())
                            .add(account);
                    yield Optional.empty();
                }
            };
        }));
        byPerson.values().stream().filter(several -> several.size() > 1).forEach(several -> {
            long open = several.stream().filter(one -> one.state() != null).count();
            several.forEach(one -> findings.add(
                    open > 1 && one.state() != null
                            ? Finding.breach(one, others(several, one))
                            : Finding.unknown(one, ForeignField.STATE)));
        });
        return CheckResult.of(AccountCheck.ONE_ACCOUNT, findings);
    }

    /** Breached by an account in use of which nobody wrote down who approved it. */
    static CheckResult grants(Collection<MatchedAccount> accounts) {
        return CheckResult.of(AccountCheck.GRANT, inUse(accounts, one -> Optional.of(Finding.breach(one.account(), ""))
                .filter(_ -> !one.isGranted())));
    }

    /** Breached when nobody has reviewed the accounts within the limit; on the last day of it they still are. */
    static CheckResult review(Period limit, @Nullable Instant reviewedAt, LocalDate today) {
        LocalDate since = reviewedAt == null ? null : day(reviewedAt);
        boolean met = since != null && !today.isAfter(since.plus(limit));
        return new CheckResult(
                AccountCheck.REVIEW,
                met ? EvidenceState.MET : EvidenceState.NOT_MET,
                null,
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                since);
    }

    private static CheckResult each(
            AccountCheck check,
            Collection<MatchedAccount> accounts,
            Function<MatchedAccount, Optional<Finding>> judge) {
        return CheckResult.of(
                check,
                accounts.stream()
                        .flatMap(one -> judge.apply(one).flatMap(AccountChecks::ifActive).stream())
                        .toList());
    }

    private static Optional<Finding> ifActive(Finding finding) {
        AccountState state = finding.account().state();
        if (state == null && !finding.isUnknown()) {
            return Optional.of(Finding.unknown(finding.account(), ForeignField.STATE));
        }
        return Optional.of(finding).filter(_ -> state == null || state == AccountState.ACTIVE);
    }

    /** Judges all accounts that are not disabled; one whose state is not known counts as in use. */
    private static List<Finding> inUse(
            Collection<MatchedAccount> accounts, Function<MatchedAccount, Optional<Finding>> judge) {
        return accounts.stream()
                .filter(one -> one.account().state() != AccountState.DISABLED)
                .flatMap(one -> judge.apply(one).stream())
                .toList();
    }

    private static Optional<Finding> ofConcerned(
            ForeignAccount account,
            Function<ForeignAccount, Boolean> concerned,
            Function<ForeignAccount, Optional<Finding>> judge) {
        Boolean isConcerned = concerned.apply(account);
        if (isConcerned == null) {
            return Optional.of(Finding.unknown(account, ForeignField.ADMINISTRATOR));
        }
        return isConcerned ? judge.apply(account) : Optional.empty();
    }

    private static ForeignField nameOf(ForeignAccount account) {
        return Boolean.TRUE.equals(account.machine()) ? ForeignField.RESPONSIBLE : ForeignField.FULL_NAME;
    }

    private static String person(MatchedAccount one) {
        return one.match().person() != null
                ? one.match().person().key()
                : PlainText.letters(one.account().fullName()) + "|"
                        + PlainText.letters(one.account().unit());
    }

    private static String others(List<ForeignAccount> several, ForeignAccount one) {
        return several.stream()
                .filter(other -> other != one)
                .map(ForeignAccount::login)
                .collect(Collectors.joining(", "));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }
}
