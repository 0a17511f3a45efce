package vn.dcim.web.asset;

import java.time.LocalDate;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.Choice;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.CustomReader;
import vn.dcim.core.asset.custom.CustomType;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** The centre's own fields in a reader's words. */
public final class CustomWords {

    private CustomWords() {}

    public static String label(CustomField field, Words words) {
        return either(field.labelVi(), field.labelEn(), words);
    }

    /** Returns the help that stands below its box; empty for none. */
    public static String hint(CustomField field, Words words) {
        return field.hintEn().isEmpty() ? field.hintVi() : either(field.hintVi(), field.hintEn(), words);
    }

    /** Returns of which equipment it is asked. */
    public static String kinds(CustomField field, Words words) {
        return field.kinds().isEmpty()
                ? words.t("custom.kinds.all")
                : words.t(
                        "custom.kinds.some",
                        field.appliesTo().stream()
                                .sorted()
                                .map(kind -> AssetWords.of(kind, words))
                                .collect(java.util.stream.Collectors.joining(", ")));
    }

    /** Returns the label with the unit behind it. */
    public static String head(CustomField field, Words words) {
        return field.unit().isEmpty() ? label(field, words) : label(field, words) + " (" + field.unit() + ")";
    }

    /** Returns what stands above those that stand together. */
    public static String heading(CustomField field, Words words) {
        return field.headingVi().isEmpty()
                ? words.t("custom.heading")
                : either(field.headingVi(), field.headingEn(), words);
    }

    public static String label(Choice choice, Words words) {
        return either(choice.vi(), choice.en(), words);
    }

    private static String either(String vi, String en, Words words) {
        return words.language() == Language.EN ? en : vi;
    }

    /** Returns a canonical text in the reader's words; empty for nothing. */
    public static String value(CustomField field, String text, Words words) {
        if (text.isEmpty()) {
            return "";
        }
        return switch (field.type()) {
            case DAY -> words.day(LocalDate.parse(text));
            case YES_NO -> words.t("custom.value." + text);
            case CHOICE ->
                field.choice(text).map(choice -> label(choice, words)).orElse(text);
            case NUMBER, DECIMAL -> number(field, text, words);
            case TEXT, LINK -> text;
        };
    }

    private static String number(CustomField field, String text, Words words) {
        String number = words.language() == Language.EN ? text : text.replace('.', ',');
        return field.unit().isEmpty() ? number : number + " " + field.unit();
    }

    /** Returns a canonical text as it stands in a form, ready to be changed. */
    static String typed(CustomField field, String text, Words words) {
        return switch (field.type()) {
            case DAY -> value(field, text, words);
            case NUMBER, DECIMAL -> words.language() == Language.EN ? text : text.replace('.', ',');
            default -> text;
        };
    }

    /** Returns what would be taken for a field. */
    static String accepted(CustomField field, Words words) {
        String range = CustomReader.range(field);
        return switch (field.type()) {
            case TEXT -> words.t("custom.accepted.text", field.pattern());
            case NUMBER, DECIMAL ->
                words.t("custom.accepted." + field.type().code()) + (range.isEmpty() ? "" : ", " + range);
            case CHOICE ->
                field.openChoices().stream()
                        .map(choice -> label(choice, words))
                        .collect(java.util.stream.Collectors.joining(", "));
            case DAY, YES_NO, LINK -> words.t("custom.accepted." + field.type().code());
        };
    }

    /** Returns the condition under which a field is asked; empty for always. */
    public static String condition(CustomField field, FieldSet fields, Words words) {
        if (field.showField().isEmpty()) {
            return "";
        }
        FieldKey other = FieldKey.of(field.showField());
        return switch (other) {
            case AssetField builtIn ->
                words.t(
                        "custom.only-where",
                        words.t("asset.field." + builtIn.code()),
                        words.t("asset." + builtIn.code() + "." + field.showValue()));
            default ->
                fields.find(other)
                        .map(known -> words.t(
                                "custom.only-where", label(known, words), value(known, field.showValue(), words)))
                        .orElse("");
        };
    }

    /** Returns the example that stands in an empty box. */
    public static String example(CustomField field) {
        return switch (field.type()) {
            case DAY -> "dd/MM/yyyy";
            case LINK -> "https://";
            default -> "";
        };
    }

    static boolean isLink(CustomField field) {
        return field.type() == CustomType.LINK;
    }
}
