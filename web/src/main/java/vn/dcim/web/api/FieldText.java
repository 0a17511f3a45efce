package vn.dcim.web.api;

import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;

/** A failure as it stands beside its field, whose name need not be said again. */
public final class FieldText {

    /** What the domain puts in place of a secret. */
    private static final String HIDDEN = "…";

    private FieldText() {}

    public static String of(DcimException failure, Words words) {
        return of(failure, words, "accepted.");
    }

    /** @param accepted what stands before the field's name in the key of the words for what it takes */
    public static String of(DcimException failure, Words words, String accepted) {
        if (failure.code() != ErrorCode.INVALID_VALUE) {
            return Failures.text(words, failure);
        }
        String field = failure.arguments().get(0).toString();
        String value = failure.arguments().get(1).toString();
        String taken =
                words.t(accepted + field, Optional.of(failure.arguments().get(2).toString()));
        return value.isBlank() || value.equals(HIDDEN)
                ? words.t("assistant.needed", taken)
                : words.t("assistant.invalid", value, taken);
    }
}
