package vn.dcim.web.work.field;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.field.WorkReading;
import vn.dcim.core.work.field.WorkReadings;
import vn.dcim.core.work.field.WorkSilences;
import vn.dcim.web.language.Shown;
import vn.dcim.web.language.Words;

/**
 * What the points of an order told, and where its notices are held back.
 *
 * @param names of the order's assets by their ids
 * @param nodes that it may switch off; none while it is not in progress
 * @param typed as it was typed, where it was refused
 */
public record FieldPage(
        WorkOrder order,
        List<WorkReadings.Line> lines,
        Map<Long, String> names,
        List<WorkSilences.Told> silences,
        List<WorkSilences.Node> nodes,
        Map<String, String> typed,
        String fault,
        Instant now) {

    public boolean inProgress() {
        return order.state() == WorkState.STARTED;
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns a reading with its unit; a dash for none, and for a point of which nothing was known. */
    public static String value(@Nullable WorkReading reading, Words words) {
        if (reading == null || reading.value() == null) {
            return Words.NOTHING;
        }
        Shown shown = words.value(reading.name(), reading.quantity(), reading.value());
        return (shown.number() + " " + shown.unit()).strip();
    }

    /** Returns what is wrong with a reading; empty for nothing. */
    public static String doubt(@Nullable WorkReading reading, Words words) {
        if (reading == null) {
            return "";
        }
        if (reading.quality() == null) {
            return words.t("crew.reading.none");
        }
        return switch (reading.quality()) {
            case GOOD -> reading.value() == null ? words.t("crew.reading.bad") : "";
            case UNCERTAIN -> words.t("crew.reading.uncertain");
            case STALE -> words.t("crew.reading.stale", words.minute(reading.at()));
            case BAD -> words.t("crew.reading.bad");
        };
    }
}
