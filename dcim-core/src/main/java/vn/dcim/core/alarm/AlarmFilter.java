package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which alarms to list. What is null or empty does not restrict.
 *
 * @param states empty for all that stand
 * @param raisedFrom raised at or after
 * @param raisedBefore raised before
 * @param rootId only what follows from this alarm
 * @param deviceIds only of these devices; none at all where it is empty
 * @param rootsOnly only what follows from nothing, or stands out all the same
 */
public record AlarmFilter(
        Set<AlarmState> states,
        Set<AlarmPriority> priorities,
        @Nullable Long deviceId,
        @Nullable String rule,
        @Nullable Instant raisedFrom,
        @Nullable Instant raisedBefore,
        @Nullable Long rootId,
        @Nullable Set<Long> deviceIds,
        boolean rootsOnly) {

    /** All that stand. */
    public static final AlarmFilter STANDING =
            new AlarmFilter(Set.of(), Set.of(), null, null, null, null, null, null, false);

    /** How to sort a list; those of one rank newest first. */
    public enum Order {
        /** Unacknowledged before the rest, then by priority, then newest first. */
        URGENCY("FIELD(state, 'UNACKNOWLEDGED', 'RETURNED_UNACKNOWLEDGED', 'ACKNOWLEDGED', 'SUPPRESSED', 'SHELVED',"
                + " 'OUT_OF_SERVICE', 'NORMAL'), FIELD(priority, 'HIGH', 'MEDIUM', 'LOW')"),
        NEWEST("1"),
        PRIORITY("FIELD(priority, 'HIGH', 'MEDIUM', 'LOW')"),
        DEVICE("device_id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return " ORDER BY " + sql + ", raised_at DESC, id DESC";
        }
    }

    public AlarmFilter withStates(Set<AlarmState> newStates) {
        return new AlarmFilter(
                newStates, priorities, deviceId, rule, raisedFrom, raisedBefore, rootId, deviceIds, rootsOnly);
    }

    public AlarmFilter withPriorities(Set<AlarmPriority> newPriorities) {
        return new AlarmFilter(
                states, newPriorities, deviceId, rule, raisedFrom, raisedBefore, rootId, deviceIds, rootsOnly);
    }

    public AlarmFilter ofDevice(long device) {
        return new AlarmFilter(
                states, priorities, device, rule, raisedFrom, raisedBefore, rootId, deviceIds, rootsOnly);
    }

    public AlarmFilter ofDevices(Set<Long> devices) {
        return new AlarmFilter(
                states, priorities, deviceId, rule, raisedFrom, raisedBefore, rootId, devices, rootsOnly);
    }

    public AlarmFilter roots() {
        return new AlarmFilter(states, priorities, deviceId, rule, raisedFrom, raisedBefore, rootId, deviceIds, true);
    }

    /** Adds its arguments to {@code arguments} and returns the condition. */
    String where(Collection<Object> arguments) {
        List<String> conditions = new ArrayList<>();
        if (states.isEmpty()) {
            conditions.add("closed_at IS NULL");
        } else {
            conditions.add(in("state", names(states), arguments));
        }
        if (!priorities.isEmpty()) {
            conditions.add(in("priority", names(priorities), arguments));
        }
        add(conditions, arguments, "device_id = ?", deviceId);
        add(conditions, arguments, "rule = ?", rule);
        add(conditions, arguments, "raised_at >= ?", raisedFrom);
        add(conditions, arguments, "raised_at < ?", raisedBefore);
        add(conditions, arguments, "root_id = ?", rootId);
        if (deviceIds != null) {
            conditions.add(deviceIds.isEmpty() ? "FALSE" : in("device_id", deviceIds, arguments));
        }
        if (rootsOnly) {
            conditions.add("state <> 'SUPPRESSED'");
        }
        return "WHERE " + String.join(" AND ", conditions);
    }

    private static Set<String> names(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static String in(String column, Set<?> values, Collection<Object> arguments) {
        arguments.addAll(values);
        return column + " IN (" + String.join(",", Collections.nCopies(values.size(), "?")) + ")";
    }

    private static void add(
            List<String> conditions, Collection<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            arguments.add(value);
        }
    }
}
