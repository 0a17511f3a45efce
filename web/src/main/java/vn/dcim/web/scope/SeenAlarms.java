package vn.dcim.web.scope;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmDesk;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.alarm.AlarmTransition;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scope;

/**
 * Alarms of devices within a scope. What lies outside of it is answered as what never was; an alarm that follows from such a one stays
 * folded, but of what it follows from nothing is told.
 */
@Singleton
public final class SeenAlarms {

    private final AlarmBoard board;
    private final SeenDevices devices;

    SeenAlarms(AlarmBoard board, SeenDevices devices) {
        this.board = board;
        this.devices = devices;
    }

    /** @throws DcimException NOT_FOUND */
    public Alarm get(long id, Scope scope) {
        Alarm alarm = board.get(id);
        if (!scope.isNarrowed()) {
            return alarm;
        }
        Set<Long> bound = devices.bound(scope);
        if (!bound.contains(alarm.deviceId())) {
            throw unknown(id);
        }
        return blurred(bound).apply(alarm);
    }

    /** Returns all that happened to an alarm, oldest first. @throws DcimException NOT_FOUND */
    public List<AlarmTransition> transitions(long id, Scope scope) {
        List<AlarmTransition> story = board.transitions(get(id, scope).id());
        Set<Long> bound = devices.bound(scope);
        if (bound == null) {
            return story;
        }
        Map<Long, Boolean> known = new HashMap<>();
        return story.stream()
                .map(step -> step.withFold(shown(step.causeId(), step.rootId(), bound, known)))
                .toList();
    }

    /** Returns a part of a list, as {@link AlarmBoard#list} does. */
    public AlarmBoard.Page list(AlarmFilter filter, AlarmFilter.Order order, long offset, int limit, Scope scope) {
        Set<Long> bound = devices.bound(scope);
        if (bound == null) {
            return board.list(filter, order, offset, limit);
        }
        if (filter.rootId() != null && !isSeen(filter.rootId(), bound)) {
            return new AlarmBoard.Page(List.of(), 0);
        }
        AlarmBoard.Page page = board.list(filter.ofDevices(bound), order, offset, limit);
        return new AlarmBoard.Page(page.items().stream().map(blurred(bound)).toList(), page.total());
    }

    /** Returns what stands, as {@link AlarmBoard#families} does; what follows from an alarm that is not seen heads a family of its own. */
    public List<AlarmBoard.Family> families(Scope scope) {
        Set<Long> bound = devices.bound(scope);
        if (bound == null) {
            return board.families();
        }
        List<AlarmBoard.Family> seen = new ArrayList<>();
        for (AlarmBoard.Family family : board.families()) {
            List<Alarm> consequences = family.consequences().stream()
                    .filter(alarm -> bound.contains(alarm.deviceId()))
                    .map(blurred(bound))
                    .toList();
            if (bound.contains(family.root().deviceId())) {
                seen.add(new AlarmBoard.Family(family.root(), consequences));
            } else {
                consequences.forEach(alarm -> seen.add(new AlarmBoard.Family(alarm, List.of())));
            }
        }
        return seen;
    }

    /** Returns how many alarms that people should look at stand: neither silenced nor returned. */
    public int count(Scope scope) {
        return scope.isNarrowed()
                ? (int) families(scope).stream()
                        .mapToLong(SeenAlarms::outstanding)
                        .sum()
                : board.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static long outstanding(AlarmBoard.Family family) {
        // why: beneath what is not seen, the first that is seen is where this reader begins to look
        boolean isFirst =
                family.root().state() == AlarmState.SUPPRESSED && family.root().active();
        return (isFirst ? 1 : 0)
                + Stream.concat(Stream.of(family.root()), family.consequences().stream())
                        .filter(alarm ->
                                alarm.state() == AlarmState.UNACKNOWLEDGED || alarm.state() == AlarmState.ACKNOWLEDGED)
                        .count();
    }

    /** Does something to several alarms; of those that are not seen, it is said that they are not there. */
    public AlarmDesk.Outcome act(
            Collection<Long> ids, Scope scope, Function<Collection<Long>, AlarmDesk.Outcome> action) {
        Set<Long> bound = devices.bound(scope);
        if (bound == null) {
            return action.apply(ids);
        }
        List<Long> seen = ids.stream().filter(id -> isSeen(id, bound)).toList();
        AlarmDesk.Outcome outcome = action.apply(seen);
        return new AlarmDesk.Outcome(
                outcome.done(),
                Stream.concat(
                                outcome.refused().stream(),
                                ids.stream().filter(id -> !seen.contains(id)).map(SeenAlarms::unknown))
                        .toList());
    }

    private static DcimException unknown(long id) {
        return new DcimException(ErrorCode.NOT_FOUND, "alarm", id);
    }

    private boolean isSeen(long id, Set<Long> bound) {
        try {
            return bound.contains(board.get(id).deviceId());
        } catch (DcimException e) {
            // why: what is not there is not seen
            return false;
        }
    }

    private Function<Alarm, Alarm> blurred(Set<Long> bound) {
        Map<Long, Boolean> known = new HashMap<>();
        return alarm ->
                alarm.withFold(shown(alarm.fold().causeId(), alarm.fold().rootId(), bound, known));
    }

    /** Returns what is told of a fold: nothing where its root is not seen. */
    private Alarm.Fold shown(@Nullable Long cause, @Nullable Long root, Set<Long> bound, Map<Long, Boolean> known) {
        return isSeen(root, bound, known)
                ? new Alarm.Fold(isSeen(cause, bound, known) ? cause : null, root)
                : Alarm.Fold.NONE;
    }

    private boolean isSeen(@Nullable Long id, Set<Long> bound, Map<Long, Boolean> known) {
        return id != null && known.computeIfAbsent(id, each -> isSeen(each, bound));
    }
}
