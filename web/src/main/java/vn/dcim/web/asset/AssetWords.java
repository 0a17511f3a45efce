package vn.dcim.web.asset;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.AssetTexts;
import vn.dcim.core.asset.CustomKey;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.assetlist.ListWords;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Messages;
import vn.dcim.web.language.Words;

/** What is noted of assets, in a reader's words; and which words people may write for it. */
@Factory
public final class AssetWords {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    /** What may be written in lists for kinds, states and the like: the words of both languages, and those of other lists. */
    @Singleton
    AssetTerms terms(Messages messages, ListWords others) {
        return new AssetTerms(value -> Stream.concat(
                others.of(value),
                Arrays.stream(Language.values())
                        .map(language -> messages.find(language, key(value)))
                        .flatMap(Optional::stream)));
    }

    /** Returns the word for a constant of the registry. */
    public static String of(Enum<?> value, Words words) {
        return words.t(key(value));
    }

    /** Returns what a field is called. */
    public static String label(FieldKey field, AssetNames names, Words words) {
        return switch (field) {
            case AssetField builtIn -> words.t("asset.field." + builtIn.code());
            case CustomKey(String code) ->
                names.custom()
                        .find(code)
                        .map(known -> CustomWords.label(known, words))
                        .orElse(code);
        };
    }

    /** Returns a field in the reader's words; empty for nothing. */
    public static String of(Asset asset, FieldKey field, AssetNames names, Words words) {
        return of(field, AssetTexts.of(asset, field, names), names, words);
    }

    /** Returns a field's canonical text in the reader's words; that of a field which is not there any more as it is. */
    public static String of(FieldKey field, String text, AssetNames names, Words words) {
        return switch (field) {
            case AssetField builtIn -> of(builtIn, text, words);
            case CustomKey(String code) ->
                names.custom()
                        .find(code)
                        .map(known -> CustomWords.value(known, text, words))
                        .orElse(text);
        };
    }

    /** Returns a field's canonical text in the reader's words. */
    public static String of(AssetField field, String text, Words words) {
        if (text.isEmpty()) {
            return "";
        }
        return switch (field) {
            case KIND, STATUS, IMPORTANCE, ORIGIN, FACE, HALF -> words.t("asset." + field.code() + "." + text);
            case HELD_SINCE, IN_USE_ON, WARRANTY_TO -> text.matches(DAY) ? words.day(LocalDate.parse(text)) : text;
            case PRICE -> words.t("asset.price", words.number(Double.parseDouble(text), 0));
            case LIFE -> words.t("asset.months", text);
            default -> text;
        };
    }

    /** Returns a field as it stands in a form, ready to be changed. */
    public static String typed(Asset asset, AssetField field, AssetNames names, Words words) {
        return switch (field) {
            case HELD_SINCE, IN_USE_ON, WARRANTY_TO -> of(asset, field, names, words);
            default -> AssetTexts.of(asset, field, names);
        };
    }

    /** Returns why a field is refused and what to do about it, to stand beside it. */
    public static String of(AssetFault fault, AssetNames names, Words words) {
        Optional<CustomField> own = names.custom().find(fault.field());
        String accepted = fault.kind() == AssetFault.Kind.NOT_TOGETHER
                ? words.t("asset.field." + fault.accepted())
                : own.map(field -> CustomWords.accepted(field, words))
                        .orElseGet(
                                () -> words.t("asset.accepted." + fault.field().code(), Optional.of(fault.accepted())));
        return switch (fault.kind()) {
            case MISSING -> words.t("asset.fault.missing");
            case NOT_READ -> words.t("asset.fault.not-read", fault.value(), accepted);
            case TOO_LONG -> words.t("asset.fault.too-long", fault.value().length(), fault.accepted());
            case UNKNOWN -> words.t("asset.fault.unknown", fault.value(), fault.accepted());
            case TAKEN -> words.t("asset.fault.taken", fault.value(), fault.accepted());
            case NOT_TOGETHER -> words.t("asset.fault.not-together", fault.value(), accepted);
            case NOT_ASKED ->
                fault.accepted().isEmpty()
                        ? words.t("custom.fault.retired", fault.value())
                        : words.t(
                                "custom.fault.not-asked",
                                fault.value(),
                                label(FieldKey.of(fault.accepted()), names, words));
            case NO_VALUE -> words.t("asset.fault.no-value", fault.value());
        };
    }

    /** Returns the class of a status's word: what is wrong is coloured, all else is not. */
    public static String look(AssetStatus status) {
        return switch (status) {
            case BROKEN -> "word p-medium";
            case IN_REPAIR, AWAITING_DISPOSAL, FULLY_DEPRECIATED -> "word p-low";
            case DISPOSED -> "dim";
            default -> "";
        };
    }

    private static String key(Enum<?> value) {
        String type = value.getDeclaringClass().getName();
        String name =
                switch (type.substring(type.lastIndexOf('.') + 1)) {
                    case "AssetKind" -> "kind";
                    case "AssetStatus" -> "status";
                    case "Origin$Kind" -> "origin";
                    case "AssetFilter$Flaw" -> "flaw";
                    default -> value.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
                };
        return "asset." + name + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
