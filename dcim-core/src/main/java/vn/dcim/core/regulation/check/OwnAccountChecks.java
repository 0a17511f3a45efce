package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Population;
import vn.dcim.core.foreign.AccountCheck;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.check.OwnAccounts.Own;

/** Checks of the accounts of this program, and of those of other systems where their lists tell as much. */
@Factory
final class OwnAccountChecks {

    private static final String ACCOUNTS = "/accounts";

    /** Obligations that lists of accounts of other systems answer. */
    private static final Set<String> LISTED = Arrays.stream(AccountCheck.values())
            .flatMap(check -> check.obligations().stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final String DEFAULT_NAMES =
            AccountCheck.DEFAULT_NAME.obligations().getFirst();
    private static final String WIRELESS_KEYS = "KT17-10.5";
    /** Of passwords that the program issues: 16 characters of all four kinds. */
    private static final int ISSUED_LENGTH = 16;

    private static final Map<String, Set<Population>> POPULATIONS = Map.of(
            "users", EnumSet.of(Population.USERS, Population.OPERATORS),
            "end_users", EnumSet.of(Population.USERS),
            "operators", EnumSet.of(Population.OPERATORS),
            "administrators", EnumSet.of(Population.ADMINISTRATORS, Population.TOP_ADMINISTRATOR));

    @Singleton
    @Named("account-rules")
    RuleCheck<OwnAccounts> accountRules() {
        return check("account-rules", (facts, question, ruling) -> {
            passwords(facts, question, ruling);
            factors(facts, question, ruling);
            idle(facts, question, ruling);
            places(facts, question, ruling);
            secrets(facts, question, ruling);
        });
    }

    @Singleton
    @Named("forbidden-words")
    RuleCheck<OwnAccounts> forbiddenWords() {
        return check("forbidden-words", OwnAccountChecks::words);
    }

    @Singleton
    @Named("account-terms")
    RuleCheck<OwnAccounts> accountTerms() {
        return check("account-terms", OwnAccountChecks::terms);
    }

    @Singleton
    @Named("one-account")
    RuleCheck<OwnAccounts> oneAccount() {
        return check("one-account", (facts, question, ruling) -> facts.inUse().forEach(own -> {
            ruling.looked();
            if (!own.others().isEmpty()) {
                ruling.wrong(own.wrong("account-of-same-person", String.join(", ", own.others())));
            }
            if (own.isInSeveralPlaces()) {
                ruling.wrong(own.wrong("account-in-several-places"));
            }
        }));
    }

    @Singleton
    @Named("account-persons")
    RuleCheck<OwnAccounts> accountPersons() {
        return check(
                "account-persons", (facts, question, ruling) -> facts.inUse().forEach(own -> {
                    ruling.looked();
                    if (!own.isNamed()) {
                        ruling.wrong(own.wrong("account-of-nobody"));
                    } else if (!own.hasPost()) {
                        ruling.wrong(own.wrong("account-without-post"));
                    }
                }));
    }

    @Singleton
    @Named("account-review")
    RuleCheck<OwnAccounts> accountReview() {
        return check("account-review", (facts, question, ruling) -> {
            LocalDate by = facts.reviewDue();
            if (by == null) {
                ruling.wrong(new Offence("account-review", "", Phrase.of("review-not-asked"), ACCOUNTS));
                return;
            }
            ruling.looked();
            ruling.due(Deadlines.endOf(by));
            if (question.day().isAfter(by)) {
                ruling.wrong(new Offence("account-review", "", Phrase.of("review-overdue", by), "/reviews"));
            }
        });
    }

    @Singleton
    @Named("account-grants")
    RuleCheck<OwnAccounts> accountGrants() {
        return check("account-grants", (facts, question, ruling) -> {
            facts.inUse().forEach(own -> {
                ruling.looked();
                if (!own.coverage().equals("covered")) {
                    ruling.wrong(new Offence(
                            "account:" + own.name(),
                            own.name(),
                            Phrase.of("grant-" + own.coverage()),
                            ACCOUNTS + "/" + own.id() + "/grants"));
                }
            });
            facts.tokens().stream()
                    .filter(token -> !token.isGranted())
                    .forEach(token -> ruling.wrong(new Offence(
                            "token:" + token.id(),
                            token.name(),
                            Phrase.of("token-without-grant", token.account()),
                            ACCOUNTS)));
        });
    }

    @Singleton
    @Named("supplier-accounts")
    RuleCheck<OwnAccounts> supplierAccounts() {
        return check("supplier-accounts", (facts, question, ruling) -> facts.accounts().stream()
                .filter(own -> own.contract() != null)
                .forEach(own -> {
                    ruling.looked();
                    supplier(own, Objects.requireNonNull(own.contract()), question, ruling);
                }));
    }

    @Singleton
    @Named("delegations")
    RuleCheck<OwnAccounts> delegations() {
        return check("delegations", (facts, question, ruling) -> {
            ruling.looked(!facts.inUse().isEmpty());
            facts.deputies().stream()
                    .filter(one -> one.lastDay() == null || one.document().isBlank())
                    .forEach(one -> ruling.wrong(new Offence(
                            "delegation:" + one.id(),
                            one.from(),
                            Phrase.of("delegation-without-term", one.to()),
                            "/delegations")));
            places(facts, question, ruling);
            ruling.proof(Phrase.of("delegations", facts.deputies().size()), "/delegations");
        });
    }

    @Singleton
    @Named("rules-confirmed")
    RuleCheck<OwnAccounts> rulesConfirmed() {
        return check("rules-confirmed", OwnAccountChecks::confirmed);
    }

    private static RuleCheck<OwnAccounts> check(String name, RuleCheck.Rule<OwnAccounts> rule) {
        return new RuleCheck<>(name, OwnAccountEvidence.NAME, (facts, question, ruling) -> {
            ruling.proof(
                    Phrase.of("accounts", facts.accounts().size(), facts.inUse().size()), ACCOUNTS);
            rule.judge(facts, question, ruling);
            if (LISTED.contains(question.obligation())) {
                ruling.answers(facts.elsewhere(), question.obligation(), question);
            }
        });
    }

    /** Whom the text means; everybody where it does not say. */
    private static Set<String> meant(Limits limits) {
        Set<Population> meant = EnumSet.noneOf(Population.class);
        limits.find("population").map(Limit::value).map(value -> value.split("\\|")).stream()
                .flatMap(Arrays::stream)
                .forEach(word -> meant.addAll(POPULATIONS.getOrDefault(word, Set.of())));
        if (meant.isEmpty()) {
            meant.addAll(EnumSet.allOf(Population.class));
        }
        if (limits.find("exempt").isPresent()) {
            meant.remove(Population.TOP_ADMINISTRATOR);
        }
        return meant.stream().map(Population::code).collect(Collectors.toSet());
    }

    private static Optional<Period> longestAge(Limits limits) {
        return Stream.of("password_max_age_days", "password_max_age_months", "password_max_age")
                .filter(key -> limits.find(key).isPresent())
                .findFirst()
                .map(key ->
                        key.endsWith("months") ? Period.ofMonths(limits.whole(key)) : Period.ofDays(limits.whole(key)));
    }

    private static @Nullable Integer whole(Limits limits, String key) {
        return limits.find(key).isPresent() ? limits.whole(key) : null;
    }

    private static void passwords(OwnAccounts facts, Question question, Ruling ruling) {
        Limits limits = question.limits();
        Integer length = whole(limits, "password_min_length");
        Integer kinds = whole(limits, "password_classes");
        Period age = longestAge(limits).orElse(null);
        boolean mustChange = limits.find("force_change_on_issue").isPresent();
        if (length == null && kinds == null && age == null && !mustChange) {
            return;
        }
        Set<String> meant = meant(limits);
        facts.rules().passwords().stream()
                .filter(rules -> meant.contains(rules.population()))
                .forEach(rules -> rule(rules, length, kinds, age, question, ruling));
        if (age != null && meant.equals(Set.of(Population.USERS.code()))) {
            facts.rules().passwords().stream()
                    .filter(rules -> rules.population().equals(Population.OPERATORS.code())
                            || rules.population().equals(Population.ADMINISTRATORS.code()))
                    .filter(rules -> !isShorter(rules.longestAge(), age, question.day()))
                    .forEach(rules -> ruling.wrong(ofRules(rules, "rule-age-as-of-users", age.getDays())));
        }
        List<Own> judged = facts.inUse().stream()
                .filter(own -> own.hasOwnPassword() && meant.contains(own.population()))
                .toList();
        long unknown = 0;
        for (Own own : judged) {
            ruling.looked();
            if (mustChange && own.isAsIssued()) {
                ruling.wrong(own.wrong("password-as-issued"));
            }
            // why: with such a password nothing works but its change, at which the rules hold
            if (own.mustChange()) {
                continue;
            }
            unknown += chosen(own, length, kinds, ruling) ? 0 : 1;
            if (age != null) {
                LocalDate last = own.passwordChangedOn().plus(age);
                ruling.due(Deadlines.endOf(last));
                if (question.day().isAfter(last)) {
                    ruling.wrong(own.wrong("password-too-old", own.passwordChangedOn(), last));
                }
            }
        }
        if (unknown > 0) {
            ruling.unproven(Phrase.of("password-choice-unknown", unknown));
        }
    }

    private static void rule(
            OwnAccounts.Passwords rules,
            @Nullable Integer length,
            @Nullable Integer kinds,
            @Nullable Period age,
            Question question,
            Ruling ruling) {
        if (length != null && rules.leastLength() < length) {
            ruling.wrong(ofRules(rules, "rule-length-short", rules.leastLength(), length));
        }
        if (kinds != null && rules.kinds() < kinds) {
            ruling.wrong(ofRules(rules, "rule-kinds-few", rules.kinds(), kinds));
        }
        if (age != null && rules.longestAge().isEmpty()) {
            ruling.wrong(ofRules(rules, "rule-age-none"));
        } else if (age != null
                && question.day()
                        .plus(Period.parse(rules.longestAge()))
                        .isAfter(question.day().plus(age))) {
            ruling.wrong(ofRules(rules, "rule-age-long"));
        }
    }

    private static boolean isShorter(String longest, Period than, LocalDate day) {
        return !longest.isEmpty() && day.plus(Period.parse(longest)).isBefore(day.plus(than));
    }

    /** Tells whether it is known under which rules the password was chosen, as far as that is asked. */
    private static boolean chosen(Own own, @Nullable Integer length, @Nullable Integer kinds, Ruling ruling) {
        if (length == null && kinds == null || own.isAsIssued() && (length == null || length <= ISSUED_LENGTH)) {
            return true;
        }
        OwnAccounts.Choice choice = own.choice();
        if (choice == null) {
            return false;
        }
        if (length != null && choice.leastLength() < length) {
            ruling.wrong(own.wrong("password-chosen-short", choice.leastLength(), length));
        }
        if (kinds != null && choice.kinds() < kinds) {
            ruling.wrong(own.wrong("password-chosen-of-few-kinds", choice.kinds(), kinds));
        }
        return true;
    }

    /** The first argument of the phrase tells of whom: the place among the populations. */
    private static Offence ofRules(OwnAccounts.Passwords rules, String key, Object... arguments) {
        int place = Arrays.stream(Population.values())
                .filter(population -> population.code().equals(rules.population()))
                .findFirst()
                .orElseThrow()
                .ordinal();
        return new Offence(
                "access-rules:" + rules.population(),
                "",
                Phrase.of(
                        key,
                        Stream.concat(Stream.of(place), Arrays.stream(arguments))
                                .toArray()),
                "/rights");
    }

    private static void factors(OwnAccounts facts, Question question, Ruling ruling) {
        if (question.limits().find("second_factor").isEmpty()) {
            return;
        }
        for (Own own : facts.inUse()) {
            ruling.looked();
            // why: whoever comes from a provider that asks for its own is excused here
            boolean isProviders = own.source().equals("oidc") && own.factor().equals("excused");
            if (!isProviders && Set.of("none", "excused").contains(own.factor())) {
                ruling.wrong(own.wrong("no-second-factor"));
            }
        }
    }

    /** A display's session is held by its own requests, so that what lets it stand is a recorded arrangement. */
    private static void idle(OwnAccounts facts, Question question, Ruling ruling) {
        Optional<Limit> limit = Stream.of("session_idle_min", "idle_logout_min", "screen_lock_min")
                .flatMap(key -> question.limits().find(key).stream())
                .findFirst();
        if (limit.isEmpty()) {
            return;
        }
        int minutes = question.limits().whole(limit.get().key());
        ruling.looked(!facts.inUse().isEmpty());
        if (facts.rules().idleSeconds() > minutes * 60L) {
            ruling.wrong(new Offence(
                    "access-rules:idle",
                    "",
                    Phrase.of("idle-too-long", facts.rules().idleSeconds(), minutes),
                    "/rights"));
        }
        if (limit.get().key().equals("screen_lock_min")) {
            ruling.answers(facts.elsewhere(), question.obligation(), question);
        }
        facts.inUse().stream()
                .filter(own -> own.isDisplay() && !own.coverage().equals("covered"))
                .forEach(own -> ruling.wrong(own.wrong("display-not-arranged")));
    }

    private static void places(OwnAccounts facts, Question question, Ruling ruling) {
        boolean isAsked = Stream.of("shared_use", "shared_accounts", "idle_logout_min")
                .anyMatch(key -> question.limits().find(key).isPresent());
        if (isAsked) {
            facts.inUse().stream()
                    .filter(Own::isInSeveralPlaces)
                    .forEach(own -> ruling.wrong(own.wrong("account-in-several-places")));
        }
    }

    private static void secrets(OwnAccounts facts, Question question, Ruling ruling) {
        boolean areDefaultsAsked =
                question.limits().find("default_credentials_in_use").isPresent();
        boolean isWirelessAsked = question.limits().find("wifi_key_min_length").isPresent();
        if (!areDefaultsAsked && !isWirelessAsked) {
            return;
        }
        for (OwnAccounts.Secret secret : facts.secrets()) {
            ruling.looked();
            switch (secret.strength()) {
                case "usual", "weak" ->
                    ruling.wrong(new Offence(
                            secret.subject(), secret.name(), Phrase.of("secret-" + secret.strength()), secret.path()));
                case "unreadable" -> ruling.unproven(Phrase.of("secret-unreadable", secret.name()));
                default -> {}
            }
        }
        if (areDefaultsAsked) {
            ruling.answers(facts.elsewhere(), DEFAULT_NAMES, question);
        }
        if (isWirelessAsked) {
            ruling.answers(facts.elsewhere(), WIRELESS_KEYS, question);
        }
    }

    /** What is not known of a person cannot be looked for in the password. */
    private static void words(OwnAccounts facts, Question question, Ruling ruling) {
        List<String> forbidden =
                Arrays.asList(question.limits().word("forbidden").split("\\|"));
        ruling.looked(!facts.tried().isEmpty() && facts.inUse().stream().anyMatch(Own::hasOwnPassword));
        facts.tried().stream()
                .filter(tried -> forbidden.contains(tried.what()) && !tried.isRefused())
                .forEach(tried -> ruling.wrong(new Offence(
                        "access-rules:" + tried.what(), tried.password(), Phrase.of("password-taken"), "/rights")));
        long unknown = facts.inUse().stream()
                .filter(own -> own.hasOwnPassword() && !own.mustChange() && !own.isAsIssued())
                .filter(own -> {
                    OwnAccounts.Choice choice = own.choice();
                    return !own.isNamed()
                            || choice == null
                            || forbidden.contains("birth_date") && !choice.knewBirthDate()
                            || forbidden.contains("phone") && !choice.knewPhone();
                })
                .count();
        if (unknown > 0) {
            ruling.unproven(Phrase.of("password-words-unknown", unknown));
        }
    }

    private static void terms(OwnAccounts facts, Question question, Ruling ruling) {
        LocalDate today = question.day();
        Integer unused = whole(question.limits(), "inactivity_days");
        ruling.looked(!facts.accounts().isEmpty());
        if (unused != null) {
            Integer own = facts.rules().unusedDays();
            if (own == null || own > unused) {
                ruling.wrong(new Offence(
                        "access-rules:unused",
                        "",
                        Phrase.of("rule-unused-long", own == null ? "" : own, unused),
                        "/rights"));
            }
        }
        for (Own own : facts.inUse()) {
            if (unused == null) {
                LocalDate end = own.expiresOn();
                if (end != null) {
                    ruling.due(Deadlines.endOf(end).isAfter(question.at()) ? Deadlines.endOf(end) : null);
                    if (today.isAfter(end)) {
                        ruling.wrong(own.wrong("account-after-end", end));
                    }
                }
                continue;
            }
            LocalDate last =
                    own.usedOn() == null || own.usedOn().isBefore(own.activeSince()) ? own.activeSince() : own.usedOn();
            if (!today.isBefore(last.plusDays(unused))) {
                ruling.wrong(own.wrong("account-unused", last));
            }
        }
    }

    private static void supplier(Own own, OwnAccounts.Contract contract, Question question, Ruling ruling) {
        if (!own.keepsRights()) {
            return;
        }
        if (question.day().isAfter(contract.lastDay())) {
            ruling.wrong(own.wrong("supplier-after-contract", contract.number(), contract.lastDay()));
            return;
        }
        ruling.due(Deadlines.endOf(contract.lastDay()));
        if (own.expiresOn() == null || own.expiresOn().isAfter(contract.lastDay())) {
            ruling.wrong(own.wrong("supplier-without-end", contract.number()));
        }
        if (!own.isNarrowed() && !own.coverage().equals("covered")) {
            ruling.wrong(own.wrong("supplier-without-scope", contract.number()));
        }
    }

    private static void confirmed(OwnAccounts facts, Question question, Ruling ruling) {
        if (facts.rulesSince() == null) {
            ruling.unproven(Phrase.of("rules-not-filed"));
        } else {
            ruling.proof(Phrase.of("rules-since", facts.rulesSince()), "/documents?kind=a");
        }
        for (Own own : facts.inUse()) {
            ruling.looked();
            if (own.acceptedOn() == null || own.isExcused()) {
                ruling.wrong(own.wrong("not-confirmed"));
            } else if (facts.rulesSince() != null && own.acceptedOn().isBefore(facts.rulesSince())) {
                ruling.wrong(own.wrong("confirmed-before-rules", own.acceptedOn(), facts.rulesSince()));
            }
        }
    }
}
