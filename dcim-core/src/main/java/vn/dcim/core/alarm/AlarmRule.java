package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;

/**
 * When a point of some class of device is in alarm, and what follows from what. The format of the files is written down in
 * {@code docs/alarms.md}.
 *
 * @param id unique; the keys of its texts begin with {@code text}
 * @param classes empty for every class
 * @param points governed patterns or concrete names; {@code *} for every point
 * @param label what the device must call the point (found anywhere), or null
 * @param profile the device profile it is restricted to, or null
 * @param onDelay how long the condition must last before the alarm is raised
 * @param offDelay how long it must be gone before the alarm returns
 * @param armedBy codes of words that must have been read once before the rule counts; empty for none
 * @param once whether all its points of a device have one alarm together, from the first that is abnormal to the last
 * @param standsOut whether it stays in the list although its root is known
 * @param causes from what its alarms explain others
 * @param hold how long after its return an alarm still explains others
 * @param replaces ids of rules that do not apply to the points this one applies to
 */
record AlarmRule(
        String id,
        Set<DeviceClass> classes,
        Set<String> points,
        @Nullable Pattern label,
        @Nullable String profile,
        Condition condition,
        Duration onDelay,
        Duration offDelay,
        AlarmPriority priority,
        String text,
        Set<Integer> armedBy,
        boolean once,
        boolean standsOut,
        Set<FoldKind> causes,
        Duration hold,
        List<Follow> follows,
        Chatter chatter,
        Set<String> replaces) {

    /**
     * That its alarms may follow from others.
     *
     * @param everyFeed whether all that feeds the device must have failed
     * @param within how long after the cause it may come
     */
    record Follow(FoldKind kind, boolean everyFeed, Duration within) {}

    /**
     * When its alarms chatter (ISA-18.2: a nuisance that needs another limit, deadband or delay).
     *
     * @param count how often an alarm is raised within {@code within}
     * @param shelve for how long it is then shelved; null for not at all
     */
    record Chatter(int count, Duration within, @Nullable Duration shelve) {}

    boolean appliesTo(Device device, Point point, Optional<PointName> governed) {
        return (classes.isEmpty() || classes.contains(device.deviceClass()))
                && (profile == null || profile.equals(device.profile()))
                && (points.contains("*")
                        || points.contains(point.name())
                        || governed.map(PointName::pattern)
                                .filter(points::contains)
                                .isPresent())
                && (label == null || label.matcher(point.label()).find());
    }

    AlarmRule with(Condition newCondition) {
        return changed(newCondition, onDelay, offDelay, priority);
    }

    AlarmRule with(AlarmOverride override) {
        return changed(
                condition.with(override.low(), override.high(), override.deadband()),
                override.onDelay() == null ? onDelay : override.onDelay(),
                override.offDelay() == null ? offDelay : override.offDelay(),
                override.priority() == null ? priority : override.priority());
    }

    private AlarmRule changed(
            Condition newCondition, Duration newOnDelay, Duration newOffDelay, AlarmPriority newPriority) {
        return new AlarmRule(
                id,
                classes,
                points,
                label,
                profile,
                newCondition,
                newOnDelay,
                newOffDelay,
                newPriority,
                text,
                armedBy,
                once,
                standsOut,
                causes,
                hold,
                follows,
                chatter,
                replaces);
    }
}
