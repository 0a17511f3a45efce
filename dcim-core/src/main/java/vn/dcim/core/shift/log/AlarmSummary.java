package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * All that one condition did within a time, as one line however often it came.
 *
 * @param beginsAt when it first came, which may be before that time
 * @param endsAt when it last went; null where it stood at the end
 * @param count how often it came within that time
 * @param consequences how many alarms followed from it
 * @param alarmId the newest of its alarms
 */
public record AlarmSummary(
        long deviceId,
        long pointId,
        String rule,
        AlarmPriority priority,
        Instant beginsAt,
        @Nullable Instant endsAt,
        int count,
        int consequences,
        long alarmId) {

    /**
     * One alarm as it was at the end of the time.
     *
     * @param lastReturnedAt null where it never went
     * @param closedAt null where it still stood
     */
    record Piece(
            long alarmId,
            long deviceId,
            long pointId,
            String rule,
            AlarmPriority priority,
            Instant raisedAt,
            Instant lastRaisedAt,
            @Nullable Instant lastReturnedAt,
            @Nullable Instant closedAt,
            int count,
            int consequences) {

        @Nullable
        Instant endsAt() {
            boolean returned = lastReturnedAt != null && !lastReturnedAt.isBefore(lastRaisedAt);
            return returned ? lastReturnedAt : closedAt;
        }
    }

    /** Returns an alarm that stands as a line of its own. */
    public static AlarmSummary of(Alarm alarm) {
        return new AlarmSummary(
                alarm.deviceId(),
                alarm.pointId(),
                alarm.rule(),
                alarm.priority(),
                alarm.occurrence().raisedAt(),
                alarm.occurrence().returnedAt(),
                alarm.occurrence().count(),
                0,
                alarm.id());
    }

    private record Condition(long pointId, String rule) {}

    /** Returns a line for each condition, the first to begin first. */
    static List<AlarmSummary> of(Collection<Piece> pieces) {
        Map<Condition, AlarmSummary> lines = new LinkedHashMap<>();
        pieces.stream()
                .sorted(Comparator.comparing(Piece::raisedAt).thenComparing(Piece::alarmId))
                .forEach(piece -> lines.merge(
                        new Condition(piece.pointId(), piece.rule()), line(piece), AlarmSummary::followedBy));
        return List.copyOf(lines.values());
    }

    private static AlarmSummary line(Piece piece) {
        return new AlarmSummary(
                piece.deviceId(),
                piece.pointId(),
                piece.rule(),
                piece.priority(),
                piece.raisedAt(),
                piece.endsAt(),
                piece.count(),
                piece.consequences(),
                piece.alarmId());
    }

    private AlarmSummary followedBy(AlarmSummary later) {
        return new AlarmSummary(
                deviceId,
                pointId,
                rule,
                priority.compareTo(later.priority) >= 0 ? priority : later.priority,
                beginsAt,
                later.endsAt,
                count + later.count,
                consequences + later.consequences,
                later.alarmId);
    }
}
