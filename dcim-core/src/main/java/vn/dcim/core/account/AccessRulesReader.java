package vn.dcim.core.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;

/** Reads one file of access rules; whatever is wrong in it is named with file, line and reason. */
final class AccessRulesReader {

    private static final Set<String> LANGUAGES = Set.of("vi", "en");
    private static final Set<String> POPULATIONS =
            Stream.of(Population.values()).map(Population::code).collect(Collectors.toSet());
    private static final String OWNER = "owner";

    /** Of a site's own file that says nothing of logs. */
    private static final AccessRules.LogTerm UNSAID =
            new AccessRules.LogTerm(new Rule<>(Period.ofMonths(24), List.of()), List.of());

    private final YamlNode file;
    private final Map<String, YamlNode> root;
    private final Map<String, String> documents = new LinkedHashMap<>();

    private AccessRulesReader(YamlNode file) {
        this.file = file;
        root = file.entries(
                Set.of("title", "documents", "passwords", "sign-in", "second-factor", "session", "accounts", "logs"));
        needed(file, root, "documents").entries().forEach((short_, name) -> documents.put(short_, name.text()));
    }

    /** @throws DcimException BROKEN_DEFINITION */
    static AccessRules read(String profile, YamlNode file) {
        return new AccessRulesReader(file).rules(profile);
    }

    private AccessRules rules(String profile) {
        YamlNode title = needed(file, root, "title");
        Map<String, YamlNode> titles = title.entries(LANGUAGES);
        LANGUAGES.forEach(language -> needed(title, titles, language));
        Map<String, YamlNode> accounts =
                root.containsKey("accounts") ? root.get("accounts").entries(Set.of("unused", "review")) : Map.of();
        return new AccessRules(
                profile,
                titles.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .text())),
                passwords(),
                signIn(),
                secondFactor(),
                idle(),
                Optional.ofNullable(accounts.get("unused")).map(node -> rule(node, AccessRulesReader::period)),
                Optional.ofNullable(accounts.get("review")).map(node -> rule(node, AccessRulesReader::period)),
                auditLog());
    }

    private AccessRules.LogTerm auditLog() {
        Optional<YamlNode> audit =
                Optional.ofNullable(root.get("logs")).map(logs -> needed(logs, logs.entries(Set.of("audit")), "audit"));
        return audit.map(this::term).orElse(UNSAID);
    }

    private AccessRules.LogTerm term(YamlNode audit) {
        Map<String, YamlNode> entries = audit.entries(Set.of("value", "from", "asked-by"));
        return new AccessRules.LogTerm(
                new Rule<>(
                        positivePeriod(needed(audit, entries, "value")),
                        Optional.ofNullable(entries.get("from"))
                                .map(this::sources)
                                .orElse(List.of())),
                Optional.ofNullable(entries.get("asked-by")).map(this::sources).orElse(List.of()));
    }

    private static Period positivePeriod(YamlNode node) {
        Period period = period(node);
        if (period.isNegative() || period.isZero()) {
            throw node.broken("expected a time such as P24M, found " + node.text());
        }
        return period;
    }

    private Map<Population, PasswordPolicy> passwords() {
        YamlNode node = needed(file, root, "passwords");
        Map<String, YamlNode> entries = node.entries(POPULATIONS);
        Map<Population, PasswordPolicy> policies = new EnumMap<>(Population.class);
        for (Population population : Population.values()) {
            policies.put(population, policy(needed(node, entries, population.code())));
        }
        return policies;
    }

    private PasswordPolicy policy(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("least-length", "kinds", "personal", "longest-age"));
        Optional<YamlNode> age = Optional.ofNullable(entries.get("longest-age"));
        return new PasswordPolicy(
                rule(needed(node, entries, "least-length"), value -> between(value, 1, Passwords.LONGEST)),
                rule(needed(node, entries, "kinds"), value -> between(value, 1, 4)),
                Optional.ofNullable(entries.get("personal")).map(this::sources).orElse(List.of()),
                age.map(value -> rule(value, AccessRulesReader::period)),
                age.map(value -> value.entries().get("exempt-from")).map(this::source));
    }

    private SignInPolicy signIn() {
        YamlNode node = needed(file, root, "sign-in");
        Map<String, YamlNode> entries = node.entries(Set.of("failures", "window", "unlock"));
        return new SignInPolicy(
                rule(needed(node, entries, "failures"), value -> between(value, 1, 100)),
                Optional.ofNullable(entries.get("window")).map(value -> rule(value, AccessRulesReader::duration)),
                rule(
                        needed(node, entries, "unlock"),
                        value -> value.text().equals(OWNER) ? Optional.empty() : Optional.of(duration(value))));
    }

    private Map<Population, Rule<SecondFactorDuty>> secondFactor() {
        Optional<YamlNode> node = Optional.ofNullable(root.get("second-factor"));
        Map<String, YamlNode> entries =
                node.map(part -> part.entries(POPULATIONS)).orElse(Map.of());
        Map<Population, Rule<SecondFactorDuty>> duties = new EnumMap<>(Population.class);
        for (Population population : Population.values()) {
            duties.put(
                    population,
                    node.map(part -> rule(needed(part, entries, population.code()), AccessRulesReader::duty))
                            .orElseGet(() -> proposed(population)));
        }
        return duties;
    }

    /** What stands where a file says nothing: whoever can change everything shows more than a password. */
    private static Rule<SecondFactorDuty> proposed(Population population) {
        return switch (population) {
            case USERS, OPERATORS -> new Rule<>(SecondFactorDuty.MAY, List.of());
            case ADMINISTRATORS, TOP_ADMINISTRATOR -> new Rule<>(SecondFactorDuty.MUST, List.of());
        };
    }

    private static SecondFactorDuty duty(YamlNode node) {
        return Stream.of(SecondFactorDuty.MUST, SecondFactorDuty.MAY)
                .filter(duty -> duty.code().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.broken("expected must or may, found " + node.text()));
    }

    private Rule<Duration> idle() {
        YamlNode node = needed(file, root, "session");
        return rule(needed(node, node.entries(Set.of("idle")), "idle"), AccessRulesReader::positive);
    }

    private <T> Rule<T> rule(YamlNode node, Function<YamlNode, T> value) {
        Map<String, YamlNode> entries = node.entries(Set.of("value", "from", "exempt-from"));
        return new Rule<>(
                value.apply(needed(node, entries, "value")),
                Optional.ofNullable(entries.get("from")).map(this::sources).orElse(List.of()));
    }

    private List<Rule.Source> sources(YamlNode list) {
        return list.items().stream().map(this::source).toList();
    }

    private Rule.Source source(YamlNode node) {
        String[] parts = node.text().split(" ", 2);
        if (parts.length < 2 || !documents.containsKey(parts[0])) {
            throw node.broken(
                    "expected one of the documents " + documents.keySet() + " and an article, found " + node.text());
        }
        return new Rule.Source(documents.get(parts[0]), parts[1]);
    }

    private static int between(YamlNode node, int least, int most) {
        int value = node.integer();
        if (value < least || value > most) {
            throw node.broken("expected " + least + " to " + most + ", found " + value);
        }
        return value;
    }

    private static Period period(YamlNode node) {
        return time(node, Period::parse, "P60D or P6M");
    }

    private static Duration duration(YamlNode node) {
        return time(node, Duration::parse, "PT30M");
    }

    private static Duration positive(YamlNode node) {
        Duration duration = duration(node);
        if (!duration.isPositive()) {
            throw node.broken("expected a time such as PT10M, found " + node.text());
        }
        return duration;
    }

    private static <T> T time(YamlNode node, Function<String, T> parse, String example) {
        try {
            return parse.apply(node.text());
        } catch (DateTimeException e) {
            throw node.broken("expected a time such as " + example + ", found " + node.text());
        }
    }

    private static YamlNode needed(YamlNode node, Map<String, YamlNode> entries, String key) {
        YamlNode found = entries.get(key);
        if (found == null) {
            throw node.broken(key + " is missing");
        }
        return found;
    }
}
