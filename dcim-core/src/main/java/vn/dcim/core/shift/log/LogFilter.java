package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.text.PlainText;

/**
 * Which entries are wanted. What is null or empty does not restrict.
 *
 * @param text words to find, whatever their case and diacritics
 * @param from happened at or after
 * @param to happened before
 * @param watched only what is watched and not closed
 * @param device only what is about this device
 */
public record LogFilter(
        String text,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean watched,
        @Nullable Long device) {

    public static final LogFilter ALL = new LogFilter("", null, null, false);

    public LogFilter(String text, @Nullable Instant from, @Nullable Instant to, boolean watched) {
        this(text, from, to, watched, null);
    }

    /** A part of a query with its arguments. */
    record Condition(String sql, List<Object> arguments) {}

    Condition condition() {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        List<Object> arguments = new ArrayList<>();
        for (String word : PlainText.of(text).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                conditions.add("e.plain LIKE ? ESCAPE '!'");
                arguments.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
            }
        }
        if (from != null) {
            conditions.add("e.happened_at >= ?");
            arguments.add(from);
        }
        if (to != null) {
            conditions.add("e.happened_at < ?");
            arguments.add(to);
        }
        if (device != null) {
            conditions.add("e.device_id = ?");
            arguments.add(device);
        }
        if (watched) {
            conditions.add("EXISTS (SELECT 1 FROM log_watch w WHERE w.entry_id = e.id AND w.closed_at IS NULL)");
        }
        return new Condition(String.join(" AND ", conditions), arguments);
    }
}
