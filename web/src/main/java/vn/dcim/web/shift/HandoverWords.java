package vn.dcim.web.shift;

import java.time.Instant;
import vn.dcim.core.shift.handover.HandoverLine;
import vn.dcim.web.language.Words;

/** Lines of handovers in words. */
public final class HandoverWords {

    private HandoverWords() {}

    public static String text(HandoverLine line, Words words) {
        return words.t("handover.line." + line.code(), line.arguments().toArray());
    }

    /** Returns when it was, or is; empty for no time. */
    public static String time(HandoverLine line, Words words) {
        return line.until() == null
                ? line.from() == null ? "" : words.minute(line.from())
                : (line.from() == null ? "" : words.minute(line.from()) + " ") + "→ " + words.minute(line.until());
    }

    /** Returns how long a point has been open, or an alarm has stood; empty for all else, and for what is over. */
    public static String age(HandoverLine line, Instant now, Words words) {
        boolean lasts = line.code().startsWith("point") || line.code().startsWith("alarm-");
        return lasts
                        && line.until() == null
                        && line.from() != null
                        && line.from().isBefore(now)
                ? words.age(line.from(), now)
                : "";
    }
}
