package vn.dcim.web.device;

import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.Failures;
import vn.dcim.web.language.Words;

/** A failure as it stands beside its field, whose name need not be said again. */
final class FieldText {

    /** What the domain puts in place of a secret. */
    private static final String HIDDEN = "…";

    private FieldText() {}

    static String of(DcimException failure, Words words) {
        if (failure.code() != ErrorCode.INVALID_VALUE) {
            return Failures.text(words, failure);
        }
        String field = failure.arguments().get(0).toString();
        String value = failure.arguments().get(1).toString();
        String accepted = words.t(
                "accepted." + field, Optional.of(failure.arguments().get(2).toString()));
        return value.isBlank() || value.equals(HIDDEN)
                ? words.t("assistant.needed", accepted)
                : words.t("assistant.invalid", value, accepted);
    }
}
