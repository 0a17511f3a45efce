package vn.dcim.web.drift;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.web.language.Words;

/** Differences in a reader's words. */
public final class DriftTexts {

    private DriftTexts() {}

    public static String of(DriftKind kind, Words words) {
        return words.t("drift.kind." + kind.code());
    }

    /** Returns what the register says. */
    public static String noted(DriftLine line, Words words) {
        return switch (line.kind()) {
            case ANSWERS, SILENT -> words.t("asset.status." + line.noted());
            case UNMONITORED -> words.t("asset.kind." + line.noted());
            case NO_ASSET, UNREGISTERED -> words.t("drift.noted.none");
            default -> line.noted().isEmpty() ? words.t("asset.nothing") : line.noted();
        };
    }

    /** Returns what is real. */
    public static String seen(DriftLine line, Words words) {
        return switch (line.kind()) {
            case ANSWERS -> words.t("drift.seen.answers", line.seen());
            case SILENT -> words.t("drift.seen.silent", words.minute(Instant.parse(line.seen())));
            case UNMONITORED ->
                line.seen().isEmpty() ? words.t("drift.seen.nobody") : words.t("drift.seen.retired", line.seen());
            case TIE ->
                words.t(line.certain() ? "drift.seen.certain" : "drift.seen.possible", grounds(line.seen(), words));
            case UNREGISTERED ->
                words.t("drift.how." + line.seen()) + (line.noted().isEmpty() ? "" : " · " + line.noted());
            default -> line.seen();
        };
    }

    /** Returns what a device and an asset have in common. */
    public static String grounds(String codes, Words words) {
        return Arrays.stream(codes.split(", "))
                .map(code -> words.t("drift.ground." + code))
                .collect(Collectors.joining(", "));
    }

    /** Returns until when it is left as it is, why and by whom; empty where it is not. */
    public static String quiet(DriftLine line, Words words) {
        if (line.quietUntil() == null) {
            return "";
        }
        return line.quietUntil().equals(DriftLine.NO_END)
                ? words.t("drift.quiet.always", line.quietFor(), line.quietBy())
                : words.t("drift.quiet.until", words.day(line.quietUntil()), line.quietFor(), line.quietBy());
    }
}
