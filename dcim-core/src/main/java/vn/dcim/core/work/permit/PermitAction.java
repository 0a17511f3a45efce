package vn.dcim.core.work.permit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.work.permit.PermitAction.Step;

/** What is done with a permit; the one place that says from which state to which. */
public enum PermitAction {
    APPROVE(new Step(PermitState.REQUESTED, PermitState.APPROVED)),
    REFUSE(new Step(PermitState.REQUESTED, PermitState.REFUSED)),
    WITHDRAW(new Step(PermitState.REQUESTED, PermitState.WITHDRAWN)),
    RETURN(new Step(PermitState.APPROVED, PermitState.RETURNED)),
    CONFIRM(new Step(PermitState.RETURNED, PermitState.CLOSED));

    /** A legal way. */
    record Step(PermitState from, PermitState to) {}

    private final List<Step> steps;

    PermitAction(Step... steps) {
        this.steps = List.of(steps);
    }

    /** Returns what a permit becomes by it; empty where that is not legal. */
    public Optional<PermitState> from(PermitState state) {
        return steps.stream().filter(step -> step.from() == state).map(Step::to).findFirst();
    }

    /** Returns the word of the bundles and of addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
