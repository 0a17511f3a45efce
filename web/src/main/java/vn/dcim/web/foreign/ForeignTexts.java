package vn.dcim.web.foreign;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.foreign.AccountState;
import vn.dcim.core.foreign.CheckResult;
import vn.dcim.core.foreign.Finding;
import vn.dcim.core.foreign.ForeignAccount;
import vn.dcim.core.foreign.ForeignField;
import vn.dcim.core.foreign.ForeignImport;
import vn.dcim.core.foreign.ListFault;
import vn.dcim.core.foreign.MatchedAccount;
import vn.dcim.core.foreign.ReadList;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.web.language.Words;

/** Accounts of other systems in words. */
public final class ForeignTexts {

    private ForeignTexts() {}

    /** Returns what is wrong, and what mends it. */
    public static String fault(Words words, ListFault fault) {
        return words.t("foreign.fault." + fault.kind().code(), fault.value());
    }

    public static String state(Words words, AccountState state) {
        return words.t("foreign.state." + ForeignRows.code(state));
    }

    /** Returns what the check asks, with its limit. */
    public static String check(Words words, CheckResult result) {
        String title = words.t("foreign.check." + result.check().code());
        if (result.limit() instanceof Period period) {
            return title + ": "
                    + (period.toTotalMonths() > 0
                            ? words.t("foreign.months", period.toTotalMonths())
                            : words.t("span.days", period.getDays()));
        }
        return result.limit() == null ? title : title + ": " + words.t("foreign.characters", result.limit());
    }

    /** Returns the articles that set the limit; that it is a proposal where none does; nothing without a limit. */
    public static String source(Words words, CheckResult result) {
        if (result.limit() == null) {
            return "";
        }
        return result.from().isEmpty()
                ? words.t("rule.proposal")
                : result.from().stream()
                        .map(from -> words.t("rule.source", from.article(), from.document()))
                        .collect(Collectors.joining("; "));
    }

    /** Returns why a check has its state. */
    public static String why(Words words, SystemEvidence evidence, CheckResult result) {
        if (evidence.list() == null) {
            return words.t("foreign.never");
        }
        if (!evidence.isCurrent()) {
            return words.t("foreign.stale", words.day(evidence.dueOn()));
        }
        if (result.limit() != null && result.check() == vn.dcim.core.foreign.AccountCheck.REVIEW) {
            return result.since() == null
                    ? words.t("foreign.review.never")
                    : words.t("foreign.review.last", words.day(result.since()));
        }
        return result.wanted().isEmpty() ? "" : words.t("foreign.wanted", fields(words, result.wanted()));
    }

    public static String fields(Words words, Collection<ForeignField> fields) {
        return fields.stream()
                .sorted()
                .map(field -> words.t("foreign.field." + field.code()))
                .collect(Collectors.joining(", "));
    }

    /** Returns what speaks against an account, or is not known of it. */
    public static String remark(Words words, ForeignRow.Remark remark) {
        Finding finding = remark.finding();
        if (finding.missing() != null) {
            return words.t(
                    "foreign.unknown",
                    words.t("foreign.field." + finding.missing().code()));
        }
        if (finding.isUnknown()) {
            return words.t("foreign.uncertain");
        }
        String fact = finding.fact().matches("\\d{4}-\\d{2}-\\d{2}")
                ? words.day(LocalDate.parse(finding.fact()))
                : finding.fact();
        return words.t("foreign.breach." + remark.check().code(), fact);
    }

    /** Returns whose it is. */
    public static String person(Words words, MatchedAccount matched) {
        return switch (matched.match().state()) {
            case KNOWN ->
                words.t(
                        "foreign.person.known",
                        matched.match().person().fullName(),
                        matched.match().person().unit());
            case AMBIGUOUS ->
                words.t(
                        "foreign.person.ambiguous",
                        matched.match().candidates().stream()
                                .map(person ->
                                        (person.fullName() + ", " + person.unit() + " " + person.account()).strip())
                                .collect(Collectors.joining("; ")));
            case LISTED, HALF, NOBODY ->
                words.t("foreign.person." + matched.match().state().code());
        };
    }

    /** Returns a field of an account as it stands in a list; words of the program in the reader's language. */
    public static String value(Words words, ForeignAccount account, ForeignField field) {
        String text = account.text(field);
        return switch (field) {
            case STATE -> text.isEmpty() ? Words.NOTHING : state(words, account.state());
            case ADMINISTRATOR, MACHINE, SECOND_FACTOR, LAST_USED, EXPIRES ->
                words.t("foreign.value." + text, Optional.of(text.isEmpty() ? Words.NOTHING : text));
            default -> text.isEmpty() ? Words.NOTHING : text;
        };
    }

    public static String lastUsed(Words words, ForeignAccount account) {
        return account.neverUsed()
                ? words.t("accounts.never")
                : account.lastUsedAt() == null ? Words.NOTHING : words.day(account.lastUsedAt());
    }

    public static String expires(Words words, ForeignAccount account) {
        return account.neverExpires()
                ? words.t("foreign.no-end")
                : account.expiresOn() == null ? Words.NOTHING : words.day(account.expiresOn());
    }

    /** Returns where a list comes from. */
    public static String source(Words words, ForeignImport taken) {
        String source = words.t("foreign.source." + taken.source().code());
        return taken.fileName().isEmpty() ? source : source + " · " + taken.fileName();
    }

    public static String separator(Words words, ReadList list) {
        return words.t(
                switch (list.separator()) {
                    case ';' -> "foreign.separator.semicolon";
                    case '\t' -> "foreign.separator.tab";
                    default -> "foreign.separator.comma";
                });
    }
}
