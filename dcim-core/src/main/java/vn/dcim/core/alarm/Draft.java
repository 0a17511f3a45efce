package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one look wants to do to one alarm, and how the alarm would be then. */
final class Draft {

    final List<Step> steps = new ArrayList<>();
    private final Alarm before;
    Alarm projected;
    boolean raised;

    @Nullable
    AlarmAction foldAction;

    @Nullable
    AlarmKey cause;

    @Nullable
    AlarmKey root;

    Draft(Alarm before) {
        this.before = before;
        this.projected = before;
    }

    void add(Step step) {
        steps.add(step);
        projected = projected.after(step).map(Alarm.Moved::alarm).orElse(projected);
    }

    void raise(Instant at, double value, @Nullable Double limit) {
        if (projected.isOver()) {
            projected = projected.next();
        }
        raised = true;
        add(Step.raise(at, value, limit, false));
    }

    /** Marks the last raise as one too many, and shelves the alarm where its rule says so. */
    void chatter(AlarmRule.Chatter chatter, Instant now) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.action() == AlarmAction.RAISE) {
                steps.set(i, Step.raise(step.at(), step.value(), step.limit(), true));
                break;
            }
        }
        raised = false;
        if (chatter.shelve() != null && projected.state() != AlarmState.SHELVED) {
            add(Step.shelve(AlarmTransition.SYSTEM, now, now.plus(chatter.shelve()), "chattering"));
        }
    }

    void fold(AlarmAction action, @Nullable AlarmKey newCause, @Nullable AlarmKey newRoot) {
        foldAction = action;
        cause = newCause;
        root = newRoot;
    }

    /** Returns the id of the alarm as it stood; the greatest number where none did. */
    long existingId() {
        return before.id() == 0 ? Long.MAX_VALUE : before.id();
    }

    /** The alarm to begin with where none stands. */
    Alarm unborn() {
        return before.next();
    }
}
