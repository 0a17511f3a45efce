package vn.dcim.web.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.custom.Choice;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.CustomType;
import vn.dcim.core.asset.custom.DefinitionFault;
import vn.dcim.core.asset.custom.Definitions;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.web.language.Words;

/**
 * The form for a field of the centre's own.
 *
 * @param field that is changed; null for a new one
 * @param all fields
 * @param typed by the name of each part
 * @param faults of what was typed
 * @param refusal why nothing could be done at all; empty where that is not so
 * @param told whether assets tell something for it, or once did
 */
public record FieldFormPage(
        @Nullable CustomField field,
        FieldSet all,
        Map<String, String> typed,
        List<DefinitionFault> faults,
        String refusal,
        boolean told) {

    /** What is listed of fields. */
    static final List<String> PARTS = List.of(
            "code",
            "label-vi",
            "label-en",
            "type",
            "unit",
            "choices",
            "kinds",
            "required-from",
            "pattern",
            "least",
            "greatest",
            "show-field",
            "show-value",
            "hint-vi",
            "hint-en",
            "heading-vi",
            "heading-en",
            "rank",
            "retired");

    public String typed(String part) {
        return typed.getOrDefault(part, "");
    }

    /** Returns what is wrong with a part. */
    public List<DefinitionFault> faults(String part) {
        return faults.stream().filter(fault -> fault.part().equals(part)).toList();
    }

    public boolean isTicked(AssetKind kind) {
        return Arrays.asList(typed("kinds").split(" ")).contains(kind.code());
    }

    public String path() {
        return field == null ? "/equipment/fields/new" : "/equipment/fields/" + field.code();
    }

    /** Returns the types that it may have. */
    public List<CustomType> types() {
        return told ? List.of(field.type()) : List.of(CustomType.values());
    }

    /** Returns what may decide whether it is asked, as {@code field:value}, with the words for it. */
    public Map<String, String> deciders(Words words) {
        Map<String, String> deciders = new LinkedHashMap<>();
        for (CustomField known : chosen()) {
            String label = CustomWords.label(known, words) + ": ";
            if (known.type() == CustomType.YES_NO) {
                List.of(CustomField.YES, CustomField.NO)
                        .forEach(value -> deciders.put(
                                known.code() + ":" + value, label + CustomWords.value(known, value, words)));
            }
            known.allChoices()
                    .forEach(choice ->
                            deciders.put(known.code() + ":" + choice.code(), label + CustomWords.label(choice, words)));
        }
        for (AssetStatus status : AssetStatus.values()) {
            deciders.put(
                    AssetField.STATUS.code() + ":" + status.code(),
                    words.t("asset.field.status") + ": " + AssetWords.of(status, words));
        }
        return deciders;
    }

    public boolean isDecider(String decider) {
        return decider.equals(typed("show-field") + ":" + typed("show-value"));
    }

    private List<CustomField> chosen() {
        return all.open().stream()
                .filter(known -> known.type().isChosen()
                        && (field == null || !known.code().equals(field.code())))
                .toList();
    }

    /** Returns the choices that are chosen no more. */
    public List<Choice> retiredChoices() {
        return field == null
                ? List.of()
                : field.allChoices().stream().filter(Choice::retired).toList();
    }

    /** Returns why a part is refused and what to do about it. */
    public static String text(DefinitionFault fault, Words words) {
        String accepted = fault.accepted().isEmpty()
                ? words.t("custom.part.accepted." + fault.part(), java.util.Optional.of(""))
                : fault.accepted();
        return words.t("custom.part.fault." + fault.kind().code(), fault.value(), accepted);
    }

    static String plain(CustomField field, String part) {
        return switch (part) {
            case "code" -> field.code();
            case "retired" -> Boolean.toString(field.retired());
            default -> Definitions.parts(field).get(part);
        };
    }

    static String told(CustomField field, String part, FieldSet all, Words words) {
        String text = plain(field, part);
        return switch (part) {
            case "type" -> words.t("custom.type." + text);
            case "kinds" -> CustomWords.kinds(field, words);
            case "required-from" -> field.requiredFrom() == null ? "" : words.day(field.requiredFrom());
            case "show-field" -> CustomWords.condition(field, all, words);
            case "retired" -> field.retired() ? words.t("custom.retired") : "";
            case "choices" -> text.replace("|", " | ");
            default -> text;
        };
    }
}
