package vn.dcim.web.rejected;

import java.util.Optional;
import vn.dcim.core.ingest.RejectedDetail;
import vn.dcim.web.language.Words;

/** Reasons in words. A row may be older than the program and bear a code that it no longer gives. */
public final class RejectedTexts {

    private RejectedTexts() {}

    /** Returns what was wrong; the code itself where it is unknown. */
    public static String title(Words words, String reason) {
        return words.t("rejected." + reason, Optional.of(reason));
    }

    /** Returns what to do about it; empty where the code is unknown. */
    public static String mend(Words words, String reason) {
        return words.t("rejected." + reason + ".mend", Optional.of(""));
    }

    /** Returns what exactly was wrong; what fills the sentence, alone, where its code is unknown. */
    public static String detail(Words words, RejectedDetail detail) {
        String key = "rejected.detail." + detail.code();
        String sentence =
                words.has(key) ? words.t(key, detail.arguments().toArray()) : String.join(", ", detail.arguments());
        return detail.beyond() == 0 ? sentence : words.t("rejected.beyond", words.number(detail.beyond(), 0), sentence);
    }
}
