package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Work that is ordered.
 *
 * @param version one more with each change of the order; results count on their items instead
 * @param number such as PBT-2026-0012, by the year of the centre in which it was opened
 * @param manual code and version of the manual that it follows; null for none
 * @param openedFrom alarm:7, item:7, fault:7, plan:7 or obligation:BK11-6.2-a; empty for by hand
 * @param dueOn in the days of the centre, counts whole
 * @param plannedTo the window is without this instant
 * @param assignedAccount of this, the team and the contractor at most one is not empty
 * @param contractor the company of a supplier contract
 * @param startedAt when it was first started
 * @param closedAt when it was accepted or cancelled
 */
@MappedEntity("work_order")
public record WorkOrder(
        @Id @GeneratedValue @Nullable Long id,
        int version,
        String number,
        WorkKind kind,
        WorkState state,
        String title,
        @Nullable String manual,
        String openedFrom,
        Instant openedAt,
        String openedBy,
        @Nullable LocalDate dueOn,
        @Nullable Instant plannedFrom,
        @Nullable Instant plannedTo,
        String assignedAccount,
        String assignedTeam,
        String contractor,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String finishedBy,
        @Nullable Instant closedAt) {

    /** Tells whether it is late on a day: open on the day after it was due. */
    public boolean isLate(LocalDate today) {
        return state.isOpen() && state != WorkState.FINISHED && dueOn != null && today.isAfter(dueOn);
    }

    WorkOrder planned(WorkState next, Instant from, Instant to) {
        return new WorkOrder(
                id,
                version + 1,
                number,
                kind,
                next,
                title,
                manual,
                openedFrom,
                openedAt,
                openedBy,
                dueOn,
                from,
                to,
                assignedAccount,
                assignedTeam,
                contractor,
                startedAt,
                finishedAt,
                finishedBy,
                closedAt);
    }

    WorkOrder assigned(WorkState next, Assignee to) {
        return new WorkOrder(
                id,
                version + 1,
                number,
                kind,
                next,
                title,
                manual,
                openedFrom,
                openedAt,
                openedBy,
                dueOn,
                plannedFrom,
                plannedTo,
                to.account(),
                to.team(),
                to.contractor(),
                startedAt,
                finishedAt,
                finishedBy,
                closedAt);
    }

    WorkOrder moved(WorkState next, Instant at, String by) {
        boolean isFinished = next == WorkState.FINISHED;
        boolean isBack = next == WorkState.STARTED;
        return new WorkOrder(
                id,
                version + 1,
                number,
                kind,
                next,
                title,
                manual,
                openedFrom,
                openedAt,
                openedBy,
                dueOn,
                plannedFrom,
                plannedTo,
                assignedAccount,
                assignedTeam,
                contractor,
                isBack && startedAt == null ? at : startedAt,
                isFinished ? at : isBack ? null : finishedAt,
                isFinished ? by : isBack ? "" : finishedBy,
                next.isOpen() ? null : at);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "work-order:" + id + " " + number;
    }
}
