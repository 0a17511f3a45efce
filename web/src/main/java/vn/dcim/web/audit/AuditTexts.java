package vn.dcim.web.audit;

import java.util.List;
import java.util.Optional;
import vn.dcim.core.audit.AuditFinding;
import vn.dcim.core.audit.AuditTerm;
import vn.dcim.web.language.Words;

/** What stands in the log, in words. An entry may be older or newer than the program and bear an action that it does not know. */
public final class AuditTexts {

    private static final List<String> GOVERNED = List.of("audit.word.", "device-state.", "alarm-word.", "role.");

    private AuditTexts() {}

    /** Returns what was done; the verb itself where it is unknown. */
    public static String action(Words words, String action) {
        return words.t("audit.action." + action, Optional.of(action));
    }

    /** Returns who did it. */
    public static String actor(Words words, String actor) {
        return actor.equals("system") ? words.t("audit.system") : actor;
    }

    /** Returns what stood before or after, in words where it is a word of the program. */
    public static String value(Words words, String value) {
        return GOVERNED.stream()
                .map(kind -> kind + value)
                .filter(words::has)
                .findFirst()
                .map(key -> words.t(key))
                .orElse(value);
    }

    public static String finding(Words words, AuditFinding finding) {
        String where = finding.day() != null
                ? words.day(finding.day().atStartOfDay(Words.ZONE).toInstant())
                : finding.from() == finding.to() ? "" + finding.from() : finding.from() + "–" + finding.to();
        return words.t("audit.finding." + finding.kind().code(), where);
    }

    /** Returns for how long entries are kept, and where that is from. */
    public static String term(Words words, AuditTerm term) {
        String months = String.valueOf(term.period().toTotalMonths());
        String span = term.period().getDays() == 0
                ? words.t("audit.term.months", months)
                : words.t(
                        "audit.term.days", months, String.valueOf(term.period().getDays()));
        if (!term.from().isEmpty()) {
            return words.t("audit.term.law", span, String.join("; ", term.from()));
        }
        return term.askedBy().isEmpty()
                ? words.t("audit.term.proposal", span)
                : words.t("audit.term.asked", span, String.join("; ", term.askedBy()));
    }
}
