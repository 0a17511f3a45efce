package vn.dcim.web.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.language.Shown;
import vn.dcim.web.language.Words;

/**
 * A reading as a page shows it, at first and whenever it changes. Names are short: thousands of these go over a slow line.
 *
 * @param p id of the point
 * @param v the number or the state word
 * @param u its unit
 * @param q quality: good, uncertain, stale, bad or none
 * @param g grade of a state that is not as it should be: warning or alarm; empty otherwise
 * @param t why the quality is not good; empty when it is
 * @param at milliseconds since 1970, UTC; 0 before the first reading
 * @param n the value, in the point's unit; null where there is none
 * @param o whether it lies outside its normal range
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LiveValue(
        long p,
        String v,
        String u,
        String q,
        String g,
        String t,
        long at,
        @Nullable Double n,
        boolean o) {

    /** Returns what to show of a point's last reading; null for one that was never read. */
    public static LiveValue of(Words words, Point point, @Nullable Reading reading, NormalRange range) {
        if (reading == null) {
            return new LiveValue(
                    point.id(), Words.NOTHING, "", "none", "", words.t("quality.none.why"), 0, null, false);
        }
        boolean shown = reading.quality() != Quality.BAD;
        Shown value =
                shown ? words.value(point.name(), point.quantity(), reading.value()) : new Shown(Words.NOTHING, "");
        boolean usable = reading.quality().isUsable();
        return new LiveValue(
                point.id(),
                value.number(),
                value.unit(),
                reading.quality().name().toLowerCase(Locale.ROOT),
                usable ? grade(words, point, reading) : "",
                why(words, reading),
                reading.at().toEpochMilli(),
                shown && !Double.isNaN(reading.value()) ? reading.value() : null,
                usable && range.excludes(reading.value()));
    }

    private static String grade(Words words, Point point, Reading reading) {
        if (point.quantity() != Quantity.STATE) {
            return "";
        }
        return words.state(point.name(), reading.value())
                .map(StateList.State::grade)
                .filter(grade -> grade == StateList.Grade.WARNING || grade == StateList.Grade.ALARM)
                .map(grade -> grade.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static String why(Words words, Reading reading) {
        return switch (reading.quality()) {
            case GOOD -> "";
            case UNCERTAIN -> words.t("quality.uncertain.why");
            case STALE -> words.t("quality.stale.why", words.minute(reading.at()));
            case BAD -> words.t("quality.bad.why");
        };
    }

    /** Returns the classes of the element that shows it. */
    public String classes() {
        return g.isEmpty() ? "q-" + q : "q-" + q + " g-" + g;
    }
}
