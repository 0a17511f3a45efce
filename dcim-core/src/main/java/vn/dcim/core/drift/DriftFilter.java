package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.dcim.core.text.PlainText;

/**
 * Which differences are wanted.
 *
 * @param text words that each must stand in it somewhere; case and diacritics do not matter; empty for all
 * @param kind null for all
 */
public record DriftFilter(String text, @Nullable DriftKind kind, Show show) {

    public static final DriftFilter OPEN = new DriftFilter("", null, Show.OPEN);

    /** Whether those count that are left as they are. */
    public enum Show {
        OPEN,
        QUIET,
        ALL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param arguments in the order of their marks */
    record Condition(String sql, List<Object> arguments) {}

    Condition condition(LocalDate today) {
        List<Object> arguments = new ArrayList<>();
        var sql = new StringBuilder("TRUE");
        if (show != Show.ALL) {
            sql.append(show == Show.OPEN ? " AND (quiet_until IS NULL OR quiet_until < ?)" : " AND quiet_until >= ?");
            arguments.add(today);
        }
        if (kind != null) {
            sql.append(" AND kind = ?");
            arguments.add(kind.name());
        }
        Stream.of(PlainText.of(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    sql.append(" AND found_by LIKE ?");
                    arguments.add("%" + word.replaceAll("[%_\\\\]", "\\\\$0") + "%");
                });
        return new Condition(sql.toString(), arguments);
    }

    DriftFilter ofAllKinds() {
        return new DriftFilter(text, null, show);
    }
}
