package vn.dcim.web.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.register.FieldType;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterAnswers.Verdict;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterFault;
import vn.dcim.core.register.RegisterFault.Kind;
import vn.dcim.core.register.RegisterField;
import vn.dcim.core.register.Wording;
import vn.dcim.web.language.Words;

/** What is entered in registers, in a reader's words. */
public final class RegisterWords {

    /** From here on digits are hard to count; a year has fewer. */
    private static final int LONG_NUMBER = 5;

    private RegisterWords() {}

    public static String of(Wording wording, Words words) {
        return wording.in(words.language().code());
    }

    /** Returns a value as it is shown; empty for nothing. */
    public static String of(RegisterField field, String value, LinkNames names, Words words) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field.type()) {
            case DAY -> words.day(LocalDate.parse(value));
            case NUMBER -> value.length() < LONG_NUMBER ? value : words.number(Double.parseDouble(value), 0);
            case CHOICE, YES_NO ->
                Optional.ofNullable(field.options().get(value))
                        .map(option -> of(option, words))
                        .orElse(value);
            default -> names.of(field, value);
        };
    }

    /** Returns a value as it stands in a form, ready to be changed. */
    public static String typed(RegisterField field, String value, LinkNames names, Words words) {
        return field.type() == FieldType.DAY ? of(field, value, names, words) : names.of(field, value);
    }

    /** Returns why something is refused and what to do about it. */
    public static String of(RegisterDefinition register, RegisterFault fault, Words words) {
        Optional<RegisterField> field = register.field(fault.field());
        String accepted = fault.kind() == Kind.NOT_READ
                ? field.map(known -> accepted(known, words)).orElse("")
                : fault.kind() == Kind.BEFORE_BEGIN
                        ? register.field(fault.accepted())
                                .map(begin -> of(begin.title(), words))
                                .orElse("")
                        : fault.kind() == Kind.UNKNOWN_COLUMN
                                ? register.fields().stream()
                                        .map(known -> of(known.title(), words))
                                        .collect(Collectors.joining(", "))
                                : fault.accepted();
        String value = fault.kind() == Kind.BEFORE_BEGIN
                ? words.day(LocalDate.parse(fault.value()))
                : fault.kind() == Kind.TOO_LONG ? Integer.toString(fault.value().length()) : fault.value();
        return words.t("register.fault." + fault.kind().code(), value, accepted);
    }

    private static String accepted(RegisterField field, Words words) {
        return field.type().isChoice()
                ? field.options().values().stream()
                        .map(option -> of(option, words))
                        .collect(Collectors.joining(", "))
                : words.t("register.accepted." + field.type().code(), Optional.of(""));
    }

    /** Returns the class of a verdict's word: what is breached is coloured, all else is not. */
    public static String look(Verdict verdict) {
        return switch (verdict) {
            case MET -> "";
            case BREACHED -> "word p-medium";
            case NO_EVIDENCE -> "dim";
        };
    }
}
