package vn.dcim.web.link;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import vn.dcim.core.link.Availability;
import vn.dcim.core.link.LineFinding;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineRound;
import vn.dcim.core.link.LineState;
import vn.dcim.core.link.LineView;
import vn.dcim.web.language.Words;

/** What stands on pages and in files of the lines. */
public final class LineTexts {

    private static final double MEGA = 1e6;
    private static final double MICROS = 1000;
    private static final double MILLIS = 1000;
    private static final int MONTHS_OF_QUARTER = 3;

    private LineTexts() {}

    public static String state(Words words, LineState state) {
        return words.t("line.state." + state.code());
    }

    /** Returns the class of a state's word. */
    public static String look(LineState state) {
        return switch (state) {
            case DOWN, NO_INTERNET -> "word p-high";
            case FLAPPING, DEGRADED -> "word p-medium";
            case UNKNOWN -> "word p-low";
            case UP -> "";
        };
    }

    /** Returns the shape of a state, which says the same as its colour. */
    public static String sign(LineState state) {
        return switch (state) {
            case DOWN, NO_INTERNET -> "■";
            case FLAPPING, DEGRADED -> "▲";
            case UNKNOWN -> "●";
            case UP -> "✓";
        };
    }

    public static String mbit(Words words, @Nullable Double bps) {
        return bps == null ? Words.NOTHING : words.number(bps / MEGA, 1) + " Mbit/s";
    }

    public static String mbit(Words words, @Nullable Long bps) {
        return mbit(words, bps == null ? null : Double.valueOf(bps));
    }

    public static String share(Words words, LineView view) {
        return view.sharePercent() == null ? Words.NOTHING : words.number(view.sharePercent(), 0) + " %";
    }

    public static String ms(Words words, @Nullable Integer micros) {
        return micros == null ? Words.NOTHING : words.number(micros / MICROS, 1) + " ms";
    }

    public static String loss(Words words, @Nullable LineRound round) {
        return round == null || round.lossPercent() == null
                ? Words.NOTHING
                : words.number(round.lossPercent(), 0) + " %";
    }

    public static String percent(Words words, @Nullable BigDecimal percent) {
        return percent == null ? Words.NOTHING : words.number(percent.doubleValue(), percent.scale()) + " %";
    }

    /** Returns a promise without the zeros at its end. */
    public static String promised(Words words, @Nullable BigDecimal percent) {
        if (percent == null) {
            return Words.NOTHING;
        }
        BigDecimal plain = percent.stripTrailingZeros();
        return words.number(plain.doubleValue(), Math.max(0, plain.scale())) + " %";
    }

    public static String down(Words words, Availability figures) {
        return figures.downMs() == 0 ? Words.NOTHING : words.span(figures.downMs() / MILLIS);
    }

    public static String excluded(Words words, Availability figures) {
        return figures.excludedMs() == 0 ? Words.NOTHING : words.span(figures.excludedMs() / MILLIS);
    }

    public static String unknown(Words words, Availability figures) {
        return figures.unknownMs() == 0 ? Words.NOTHING : words.span(figures.unknownMs() / MILLIS);
    }

    /** Returns whether a promise was kept, in a word. */
    public static String kept(Words words, LineReport.Row row) {
        return row.isKept() == null ? Words.NOTHING : words.t(row.isKept() ? "line.kept" : "line.broken");
    }

    public static String period(Words words, LineReport.Row row) {
        LocalDate first = row.first();
        return row.months() == 1
                ? words.t("line.month", "%02d/%d".formatted(first.getMonthValue(), first.getYear()))
                : words.t(
                        "line.quarter",
                        Integer.toString((first.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1),
                        Integer.toString(first.getYear()));
    }

    public static String finding(Words words, LineFinding finding) {
        String detail = finding.detail().matches("\\d{4}-\\d\\d-\\d\\d")
                ? words.day(LocalDate.parse(finding.detail()))
                : finding.detail();
        String key = "line.finding." + finding.kind().code();
        return words.t(detail.isEmpty() && words.has(key + ".bare") ? key + ".bare" : key, finding.line(), detail);
    }
}
