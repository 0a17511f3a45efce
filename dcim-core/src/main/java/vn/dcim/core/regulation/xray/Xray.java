package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.FactsAtHand;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.report.ReportJson;

/** Looks for what contradicts itself over the whole of the centre, and keeps when each thing was found, and when it was gone. */
@Singleton
@Requires(property = "datasources.default.url")
public class Xray {

    /** For how long a finding that is gone stays on the list of those. */
    public static final Duration GONE_BACK = Duration.ofDays(90);

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_WHAT = 2000;
    private static final Instant NEVER = Instant.EPOCH;

    private final Map<String, XrayRule<?>> rules;
    private final FactsAtHand facts;
    private final XrayFindingRepository findings;
    private final XrayAcceptanceRepository acceptances;
    private final XrayLookRepository looks;
    private final TransactionOperations<Connection> transactions;
    private final ReportJson json;
    private final Clock clock;

    Xray(
            List<XrayRule<?>> rules,
            FactsAtHand facts,
            XrayFindingRepository findings,
            XrayAcceptanceRepository acceptances,
            XrayLookRepository looks,
            TransactionOperations<Connection> transactions,
            ReportJson json,
            Clock clock) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(XrayRule::name))
                .collect(Collectors.toMap(XrayRule::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        this.facts = facts;
        this.findings = findings;
        this.acceptances = acceptances;
        this.looks = looks;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What one round came to. @param opened how many came @param gone how many went */
    public record Round(int opened, int gone) {}

    /**
     * A finding with what was made of it.
     *
     * @param acceptance that is in force; null for none
     */
    public record Line(
            XrayFinding finding,
            Phrase what,
            XrayRule<?> rule,
            @Nullable XrayAcceptance acceptance) {

        public boolean isAccepted() {
            return acceptance != null;
        }
    }

    /**
     * How a rule stands.
     *
     * @param lookedAt null where it never was
     * @param missing what could not be looked at
     */
    public record Standing(XrayRule<?> rule, @Nullable Instant lookedAt, List<Phrase> missing) {}

    /** Looks by all rules now. Not to be called within a transaction that has changed something. */
    public Round look() {
        return look(_ -> true);
    }

    /** Looks by one rule now, such as when work about one of its findings is done. Not to be called within a transaction. */
    public Round look(String rule) {
        return look(rule::equals);
    }

    private Round look(Predicate<String> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int opened = 0;
        int gone = 0;
        Map<String, FactsAtHand.Gathered> gathered = new HashMap<>();
        for (XrayRule<?> rule : rules.values()) {
            if (wanted.test(rule.name())) {
                Object of = gathered.computeIfAbsent(rule.evidence(), name -> facts.gather(name, now))
                        .facts();
                XrayRule.Look look = of == null ? null : judge(rule, of, now);
                Round round = transactions.executeWrite(_ -> keep(rule, look, now));
                opened += round.opened();
                gone += round.gone();
            }
        }
        return new Round(opened, gone);
    }

    @SuppressWarnings("unchecked")
    private static <F> XrayRule.Look judge(XrayRule<F> rule, Object facts, Instant now) {
        return rule.judge((F) facts, now);
    }

    /** @param look null where the facts could not be gathered: nothing is known then, and nothing gone by that */
    private Round keep(XrayRule<?> rule, XrayRule.@Nullable Look look, Instant now) {
        looks.begin(rule.name(), NEVER);
        Instant last = looks.await(rule.name()).orElse(NEVER);
        if (last.isAfter(now)) {
            // why: while this round gathered, a later one was quicker
            return new Round(0, 0);
        }
        if (look == null) {
            looks.note(rule.name(), now, json.text(List.of(Phrase.of("evidence-failed", rule.evidence()))));
            return new Round(0, 0);
        }
        looks.note(rule.name(), now, json.text(look.missing()));
        Map<String, XrayFinding> standing = findings.findOpen(rule.name()).stream()
                .collect(Collectors.toMap(XrayFinding::subject, Function.identity()));
        int opened = 0;
        for (Offence offence : look.found()) {
            String subject = cut(offence.subject(), LONGEST_SUBJECT);
            String name = cut(offence.name(), LONGEST_NAME);
            String what = what(offence.what());
            XrayFinding before = standing.remove(subject);
            if (before == null) {
                findings.save(new XrayFinding(null, rule.name(), subject, name, what, offence.path(), now, null));
                opened++;
            } else if (!before.name().equals(name)
                    || !before.what().equals(what)
                    || !before.path().equals(offence.path())) {
                findings.tell(before.id(), name, what, offence.path());
            }
        }
        standing.values().forEach(over -> findings.end(over.id(), now));
        return new Round(opened, standing.size());
    }

    private String what(Phrase phrase) {
        String text = json.text(phrase);
        return text.length() <= MOST_WHAT
                ? text
                : json.text(new Phrase(
                        phrase.key(),
                        phrase.arguments().stream()
                                .map(argument -> cut(argument, LONGEST_NAME))
                                .toList()));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }

    /** Returns the rules by name. */
    public List<XrayRule<?>> rules() {
        return List.copyOf(rules.values());
    }

    /** Returns how the rules stand, by name. */
    public List<Standing> standings() {
        Map<String, XrayLook> last =
                looks.findAll().stream().collect(Collectors.toMap(XrayLook::rule, Function.identity()));
        return rules.values().stream()
                .map(rule -> Optional.ofNullable(last.get(rule.name()))
                        .map(look -> new Standing(
                                rule,
                                look.lookedAt().equals(NEVER) ? null : look.lookedAt(),
                                List.of(read(look.missing(), Phrase[].class))))
                        .orElseGet(() -> new Standing(rule, null, List.of())))
                .toList();
    }

    /** Returns what is found now, by rule, the oldest first. */
    @Transactional(readOnly = true)
    public List<Line> open() {
        return lines(findings.findOpen());
    }

    /** Returns what was found and is gone, of the last ninety days, the newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<Line> gone() {
        return lines(findings.findGone(clock.instant().minus(GONE_BACK)));
    }

    /** Returns one. @throws DcimException NOT_FOUND */
    @Transactional(readOnly = true)
    public Line get(long id) {
        return lines(findings.findById(id).stream().toList()).stream()
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "xray-finding", id));
    }

    /** Returns all times in which the same thing was found, the newest first. */
    public List<XrayFinding> history(XrayFinding finding) {
        return findings.findByRuleAndSubjectOrderByIdDesc(finding.rule(), finding.subject());
    }

    /** Returns all that was ever said about leaving the same thing as it is, the newest first. */
    public List<XrayAcceptance> acceptances(XrayFinding finding) {
        return acceptances.findByRuleAndSubjectOrderByIdDesc(finding.rule(), finding.subject());
    }

    private List<Line> lines(List<XrayFinding> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, XrayAcceptance> accepted = new HashMap<>();
        acceptances.findStanding().stream()
                .filter(acceptance -> acceptance.isInForce(today))
                .forEach(
                        acceptance -> accepted.putIfAbsent(acceptance.rule() + " " + acceptance.subject(), acceptance));
        List<Line> lines = new ArrayList<>();
        for (XrayFinding finding : found) {
            XrayRule<?> rule = rules.get(finding.rule());
            // why: a rule of an earlier version of the program may be gone, and nobody would ever close what it found
            if (rule != null) {
                lines.add(new Line(
                        finding,
                        read(finding.what(), Phrase.class),
                        rule,
                        accepted.get(finding.rule() + " " + finding.subject())));
            }
        }
        return lines;
    }

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
