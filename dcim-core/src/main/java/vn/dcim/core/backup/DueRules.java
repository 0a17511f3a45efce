package vn.dcim.core.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When runs are due, which did not happen, and which plans get in each other's way. */
public final class DueRules {

    private static final Duration LOOKED_AHEAD = Duration.ofDays(62);
    private static final Duration LOOKED_BACK = Duration.ofDays(62);

    private DueRules() {}

    /** Returns when a run is to begin that has not begun yet and is still within its window; empty for none. */
    public static Optional<Instant> dueAt(BackupPlan plan, Collection<BackupRun> runs, Instant now) {
        return !plan.active()
                ? Optional.empty()
                : plan.times()
                        .upTo(now)
                        .filter(due -> due.isAfter(plan.activeSince()))
                        .filter(due -> now.isBefore(due.plus(plan.window())))
                        .filter(due ->
                                runs.stream().noneMatch(run -> !run.startedAt().isBefore(due)));
    }

    /** Returns when runs should have begun whose windows passed without one, oldest first. */
    public static List<Instant> missed(BackupPlan plan, Collection<BackupRun> runs, Instant now) {
        if (!plan.active()) {
            return List.of();
        }
        Instant earliest = now.minus(LOOKED_BACK);
        Instant from = plan.activeSince().isAfter(earliest) ? plan.activeSince() : earliest;
        return plan.times().between(from, now.minus(plan.window())).stream()
                .filter(due -> runs.stream()
                        .filter(run -> run.state() != RunState.MISSED)
                        .noneMatch(run -> isWithin(run.startedAt(), due, plan.window())))
                .toList();
    }

    /** Returns when the windows of two plans first overlap; empty where they do not within two months. */
    static Optional<Instant> overlap(
            RunTimes one, Duration oneWindow, RunTimes other, Duration otherWindow, Instant now) {
        Instant end = now.plus(LOOKED_AHEAD);
        List<Instant> others = other.between(now, end);
        int next = 0;
        for (Instant begin : one.between(now, end)) {
            while (next < others.size() && !others.get(next).plus(otherWindow).isAfter(begin)) {
                next++;
            }
            if (next < others.size() && others.get(next).isBefore(begin.plus(oneWindow))) {
                return Optional.of(begin);
            }
        }
        return Optional.empty();
    }

    /** Returns when a plan would still be in its window as its next one begins; empty where it never is. */
    static Optional<Instant> overlap(RunTimes times, Duration window, Instant now) {
        Instant before = null;
        for (Instant begin : times.between(now, now.plus(LOOKED_AHEAD))) {
            if (before != null && before.plus(window).isAfter(begin)) {
                return Optional.of(begin);
            }
            before = begin;
        }
        return Optional.empty();
    }

    private static boolean isWithin(Instant started, Instant due, Duration window) {
        return !started.isBefore(due) && started.isBefore(due.plus(window));
    }
}
