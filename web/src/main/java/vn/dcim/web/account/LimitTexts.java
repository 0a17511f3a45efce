package vn.dcim.web.account;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.account.PasswordPolicy;
import vn.dcim.core.account.Rule;
import vn.dcim.core.account.SecondFactorDuty;
import vn.dcim.core.account.SessionLimits;
import vn.dcim.core.account.elevation.ElevationLimit;
import vn.dcim.web.language.Words;

/** Limits as the reader's sentences, each with the text it comes from. */
public final class LimitTexts {

    private LimitTexts() {}

    static List<String> of(PasswordPolicy policy, Words words) {
        List<String> texts = new ArrayList<>();
        texts.add(sourced(
                words.t("password.limit.length", policy.leastLength().value()),
                policy.leastLength().from(),
                words));
        texts.add(sourced(
                words.t("password.limit.kinds", policy.kinds().value()),
                policy.kinds().from(),
                words));
        texts.add(sourced(words.t("password.limit.personal"), policy.personal(), words));
        texts.add(words.t("password.limit.guessable"));
        texts.add(words.t("password.limit.repeated"));
        policy.longestAge()
                .ifPresent(age -> texts.add(sourced(
                                words.t("password.limit.age", span(age.value(), words)), age.from(), words)
                        + policy.exemptFrom()
                                .map(text -> " " + words.t("password.limit.exempt", text.article(), text.document()))
                                .orElse("")));
        return texts;
    }

    static String of(Rule<SecondFactorDuty> rule, Words words) {
        String source = rule.from().isEmpty() ? words.t("second-factor.proposal") : source(rule.from(), words);
        return words.t("second-factor.duty." + rule.value().code()) + " (" + source + ")";
    }

    /** How long sessions last. */
    static List<String> ofSessions(Rule<Duration> regulation, SessionLimits limits, Words words) {
        String idle = words.t("sessions.limit.idle", words.span(limits.idle().toSeconds()));
        return List.of(
                limits.idle().equals(regulation.value())
                        ? sourced(idle, regulation.from(), words)
                        : idle + " (" + words.t("sessions.limit.own") + ")",
                words.t("sessions.limit.longest", SessionLimits.LONGEST.toHours()));
    }

    /** How long a right is held on demand at most. */
    static String of(ElevationLimit limit, Words words) {
        String from = limit.isOwn() ? words.t("elevation.limit.own", ElevationLimit.SETTING) : words.t("rule.proposal");
        return words.t("elevation.limit", minutes(limit.longest(), words)) + " (" + from + ")";
    }

    /** Returns a length in hours where they are whole, else in minutes. */
    public static String minutes(Duration length, Words words) {
        return length.toMinutesPart() == 0
                ? words.t("elevation.hours", length.toHours())
                : words.t("elevation.minutes", length.toMinutes());
    }

    private static String span(Period period, Words words) {
        return period.getDays() > 0
                ? words.t("span.days", period.getDays())
                : words.t("span.months", period.toTotalMonths());
    }

    private static String sourced(String text, List<Rule.Source> from, Words words) {
        return text + " (" + source(from, words) + ")";
    }

    private static String source(List<Rule.Source> from, Words words) {
        return from.isEmpty()
                ? words.t("rule.proposal")
                : from.stream()
                        .map(text -> words.t("rule.source", text.article(), text.document()))
                        .collect(Collectors.joining("; "));
    }
}
