package vn.dcim.web.device;

import java.util.Map;
import vn.dcim.web.language.Words;

/** Why a value is bad, in the reader's language: the domain tells the kind in English and, behind it, what the device sent. */
final class BadReason {

    private static final Map<String, String> KINDS = Map.of(
            "not a number", "not-a-number",
            "the device's sign for no value", "no-value",
            "impossible value", "impossible",
            "not in the device's enumeration", "unlisted",
            "no answer", "no-answer");

    private BadReason() {}

    /** Returns the reason as it is where its kind is not known. */
    static String text(String reason, Words words) {
        return KINDS.entrySet().stream()
                .filter(kind -> reason.startsWith(kind.getKey()))
                .findFirst()
                .map(kind -> words.t("bad." + kind.getValue())
                        + reason.substring(kind.getKey().length()))
                .orElse(reason);
    }
}
