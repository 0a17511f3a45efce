package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which entries are wanted.
 *
 * @param from null for all before {@code to}
 * @param to exclusive; null for all after {@code from}
 * @param actor empty for all, as are those that follow
 * @param subject what the subject contains; case and tone marks do not matter
 */
public record AuditFilter(
        @Nullable Instant from, @Nullable Instant to, String actor, String action, String subject, String requestId) {

    public static final AuditFilter NONE = new AuditFilter(null, null, "", "", "", "");

    /** The entries of a period. */
    public static AuditFilter of(@Nullable Instant from, @Nullable Instant to) {
        return new AuditFilter(from, to, "", "", "", "");
    }

    /** Returns what SQL asks for after WHERE, and its arguments. */
    Condition condition() {
        List<String> parts = new ArrayList<>(List.of("TRUE"));
        List<Object> arguments = new ArrayList<>();
        add(parts, arguments, "at >= ?", from);
        add(parts, arguments, "at < ?", to);
        add(parts, arguments, "actor = ?", actor.isEmpty() ? null : actor);
        add(parts, arguments, "action = ?", action.isEmpty() ? null : action);
        add(parts, arguments, "request_id = ?", requestId.isEmpty() ? null : requestId);
        add(
                parts,
                arguments,
                "subject LIKE ?",
                subject.isEmpty() ? null : "%" + subject.replaceAll("[%_\\\\]", "\\\\$0") + "%");
        return new Condition(String.join(" AND ", parts), arguments);
    }

    record Condition(String sql, List<Object> arguments) {}

    private static void add(List<String> parts, List<Object> arguments, String part, @Nullable Object argument) {
        if (argument != null) {
            parts.add(part);
            arguments.add(argument);
        }
    }
}
