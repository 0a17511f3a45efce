package vn.dcim.web.forward;

import java.util.Optional;
import vn.dcim.web.language.Words;

/** What is wrong with a line, in words. */
public final class ForwardTexts {

    private ForwardTexts() {}

    /** Returns a fault with its mend; empty for none. */
    public static String fault(Words words, String code) {
        return code.isEmpty() ? "" : words.t("forward.fault." + code, Optional.of(code));
    }
}
