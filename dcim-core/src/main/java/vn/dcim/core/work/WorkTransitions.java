package vn.dcim.core.work;

import static vn.dcim.core.work.WorkTransitions.Need.OTHER_PERSON;
import static vn.dcim.core.work.WorkTransitions.Need.REASON;
import static vn.dcim.core.work.WorkTransitions.Need.RESULTS;
import static vn.dcim.core.work.WorkTransitions.Need.TURN;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every legal transition of an order, and what each needs: the one place that says so. */
public final class WorkTransitions {

    /** What a transition needs. */
    public enum Need {
        /** A reason in words. */
        REASON,
        /** Whoever acts is whom the order is assigned to. */
        TURN,
        /** Every required item has a result, and every result out of its limits a reason. */
        RESULTS,
        /** Whoever acts is not who finished it. */
        OTHER_PERSON
    }

    /** One transition. */
    public record Transition(WorkState from, WorkAction action, WorkState to, Set<Need> needs) {}

    private static final List<Transition> LEGAL = List.of(
            new Transition(WorkState.OPENED, WorkAction.PLAN, WorkState.PLANNED, Set.of()),
            new Transition(WorkState.OPENED, WorkAction.ASSIGN, WorkState.ASSIGNED, Set.of()),
            new Transition(WorkState.OPENED, WorkAction.CANCEL, WorkState.CANCELLED, Set.of(REASON)),
            new Transition(WorkState.PLANNED, WorkAction.PLAN, WorkState.PLANNED, Set.of()),
            new Transition(WorkState.PLANNED, WorkAction.ASSIGN, WorkState.ASSIGNED, Set.of()),
            new Transition(WorkState.PLANNED, WorkAction.CANCEL, WorkState.CANCELLED, Set.of(REASON)),
            new Transition(WorkState.ASSIGNED, WorkAction.PLAN, WorkState.ASSIGNED, Set.of()),
            new Transition(WorkState.ASSIGNED, WorkAction.ASSIGN, WorkState.ASSIGNED, Set.of()),
            new Transition(WorkState.ASSIGNED, WorkAction.START, WorkState.STARTED, Set.of(TURN)),
            new Transition(WorkState.ASSIGNED, WorkAction.CANCEL, WorkState.CANCELLED, Set.of(REASON)),
            new Transition(WorkState.STARTED, WorkAction.RECORD, WorkState.STARTED, Set.of(TURN)),
            new Transition(WorkState.STARTED, WorkAction.FINISH, WorkState.FINISHED, Set.of(TURN, RESULTS)),
            new Transition(WorkState.STARTED, WorkAction.CANCEL, WorkState.CANCELLED, Set.of(REASON)),
            new Transition(WorkState.FINISHED, WorkAction.ACCEPT, WorkState.ACCEPTED, Set.of(OTHER_PERSON)),
            new Transition(WorkState.FINISHED, WorkAction.REOPEN, WorkState.STARTED, Set.of(REASON)));

    private WorkTransitions() {}

    /** Returns the transition of an action; empty where it is not legal. */
    public static Optional<Transition> of(WorkState from, WorkAction action) {
        return LEGAL.stream()
                .filter(each -> each.from() == from && each.action() == action)
                .findFirst();
    }
}
