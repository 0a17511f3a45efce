package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.software.Balance;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.ConsoleFault;
import vn.dcim.core.software.FieldFault;
import vn.dcim.core.software.FormField;
import vn.dcim.core.software.Ground;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.InstallationField;
import vn.dcim.core.software.Level;
import vn.dcim.core.software.LicenceField;
import vn.dcim.core.software.LicenceStock.Standing;
import vn.dcim.core.software.Metric;
import vn.dcim.core.software.Permit;
import vn.dcim.core.software.PermittedOn;
import vn.dcim.core.software.SoftwareKind;
import vn.dcim.core.software.Term;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.web.language.Words;

/** What is noted of software, in a reader's words. */
public final class SoftwareWords {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private SoftwareWords() {}

    /** Returns the word for a constant of the register. */
    public static String of(Enum<?> value, Words words) {
        return words.t(key(value) + Codes.of(value));
    }

    static String key(Enum<?> value) {
        return switch (value) {
            case Importance _ -> "asset.importance.";
            case SoftwareKind _ -> "software.kind.";
            case Ground _ -> "software.ground.";
            case Permit _ -> "software.permit.";
            case PermittedOn _ -> "software.permitted-on.";
            case Level _ -> "software.level.";
            case TitleFlaw _ -> "software.flaw.";
            case HostFlaw _ -> "hosts.flaw.";
            case Metric _ -> "licence.metric.";
            case Term _ -> "licence.term.";
            case Standing _ -> "licence.standing.";
            default -> throw new IllegalArgumentException("no words for " + value.getDeclaringClass());
        };
    }

    /** Returns what a field may be, where that is a fixed list; none otherwise. */
    public static List<Enum<?>> choices(FormField field) {
        return switch (field) {
            case TitleField.IMPORTANCE -> List.of(Importance.values());
            case TitleField.KIND -> List.of(SoftwareKind.values());
            case TitleField.GROUND -> List.of(Ground.values());
            case TitleField.PERMIT -> List.of(Permit.values());
            case TitleField.PERMITTED_ON -> List.of(PermittedOn.values());
            case TitleField.CONFIDENTIALITY, TitleField.INTEGRITY, TitleField.AVAILABILITY -> List.of(Level.values());
            case LicenceField.METRIC -> List.of(Metric.values());
            case LicenceField.TERM -> List.of(Term.values());
            default -> List.of();
        };
    }

    /** Returns the name of a field. */
    public static String name(FormField field, Words words) {
        return words.t(prefix(field) + ".field." + field.code());
    }

    /** Returns what a field may look like; empty for nothing to say. */
    public static String example(FormField field, Words words) {
        return words.t(prefix(field) + ".example." + field.code(), Optional.of(""));
    }

    static String prefix(FormField field) {
        return switch (field) {
            case TitleField _ -> "software";
            case LicenceField _ -> "licence";
            case InstallationField _ -> "installation";
        };
    }

    /** Returns a field's canonical text in the reader's words. */
    public static String of(FormField field, String text, Words words) {
        if (text.isEmpty()) {
            return "";
        }
        Optional<Enum<?>> choice = choices(field).stream()
                .filter(value -> Codes.of(value).equals(text))
                .findFirst();
        if (choice.isPresent()) {
            return of(choice.get(), words);
        }
        return switch (field) {
            case TitleField.VALUE, LicenceField.PRICE ->
                words.t("asset.price", words.number(Double.parseDouble(text), 0));
            case LicenceField.SEATS -> words.number(Double.parseDouble(text), 0);
            default -> text.matches(DAY) ? words.day(LocalDate.parse(text)) : text;
        };
    }

    /** Returns a field's canonical text as it stands in a form, ready to be changed. */
    public static String typed(String text, Words words) {
        return text.matches(DAY) ? words.day(LocalDate.parse(text)) : text;
    }

    /** Returns why a field is refused and what to do about it, to stand beside it. */
    public static String of(FieldFault fault, Words words) {
        return switch (fault.kind()) {
            case MISSING -> words.t("asset.fault.missing");
            case NOT_READ -> words.t("asset.fault.not-read", fault.value(), accepted(fault, words));
            case TOO_LONG -> words.t("asset.fault.too-long", fault.value().length(), fault.accepted());
            case UNKNOWN ->
                fault.accepted().isEmpty()
                        ? words.t("software.fault.unknown", fault.value())
                        : words.t("software.fault.several", fault.value(), fault.accepted());
            case NO_TITLE -> words.t("software.fault.no-title", fault.value());
            case SEVERAL_TITLES -> words.t("software.fault.several-titles", fault.value(), fault.accepted());
            case TAKEN -> words.t("software.fault.taken", fault.accepted());
            case NOT_TOGETHER ->
                words.t("software.fault.not-together", words.t(prefix(fault.field()) + ".field." + fault.accepted()));
            case OTHER_METRIC -> words.t("software.fault.other-metric", words.t("licence.metric." + fault.accepted()));
            case KEY -> words.t("software.fault.key");
        };
    }

    private static String accepted(FieldFault fault, Words words) {
        List<Enum<?>> choices = choices(fault.field());
        return choices.isEmpty()
                ? fault.accepted()
                : String.join(
                        ", ", choices.stream().map(value -> of(value, words)).toList());
    }

    /** Returns why a row of a console's list is refused, with its line. */
    public static String of(ConsoleFault fault, Words words) {
        String why = words.t("hosts.fault." + Codes.of(fault.kind()), fault.value());
        return fault.line() == 0 ? why : words.t("hosts.fault.at-line", fault.line(), why);
    }

    /** Returns how many were bought, in words where there is no number. */
    public static String bought(Balance balance, Ground ground, Words words) {
        if (balance.bought() != null) {
            return words.number(balance.bought(), 0);
        }
        return words.t(ground.isCounted() ? "licence.unlimited" : "licence.not-counted");
    }

    /** Returns how many are left; empty where nothing is counted. */
    public static String free(Balance balance, Words words) {
        return balance.free() == null ? "" : words.number(balance.free(), 0);
    }

    /** Returns the class of the word for a class of risk. */
    public static String look(@Nullable Level risk) {
        return risk == Level.HIGH ? "word p-medium" : "";
    }

    /** Returns the class of the word for something that is wrong. */
    public static String look(TitleFlaw flaw) {
        return switch (flaw) {
            case OVER_USED, EXPIRED_IN_USE, NO_LICENCE, NOT_PERMITTED, PERMITTED_ELSEWHERE -> "word p-medium";
            default -> "word p-low";
        };
    }
}
