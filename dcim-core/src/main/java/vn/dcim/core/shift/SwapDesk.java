package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.Swap.Action;
import vn.dcim.core.shift.Swap.State;

/** Shifts change hands: one asks, the other accepts, whoever plans the roster approves. Each act is a row of the audit log. */
@Singleton
public class SwapDesk {

    private static final int LONGEST_REASON = 500;

    private final Roster roster;
    private final RosterDesk desk;
    private final SwapRepository swaps;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final ShiftTime time;

    SwapDesk(
            Roster roster,
            RosterDesk desk,
            SwapRepository swaps,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            ShiftTime time) {
        this.roster = roster;
        this.desk = desk;
        this.swaps = swaps;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /** Returns the newest, open ones and others. */
    public List<Swap> newest() {
        return swaps.findTop50OrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public Swap get(long id) {
        return swaps.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "swap", id));
    }

    /**
     * Asks somebody to take a shift.
     *
     * @param otherShiftId the taker's shift, which the giver takes instead; null for none
     * @throws DcimException NOT_FOUND; NOT_ON_DUTY where the giver is not on it, or the taker not on the other; ILLEGAL_TRANSITION for
     *     a shift that has begun; INVALID_VALUE (taker, reason)
     */
    public Swap ask(long shiftId, String taker, @Nullable Long otherShiftId, String reason, String giver) {
        Turn turn = ahead(shiftId, giver);
        desk.requireShiftWorker("taker", taker);
        if (taker.equals(giver) || turn.has(taker)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "taker", taker, "");
        }
        if (otherShiftId != null) {
            ahead(otherShiftId, taker);
        }
        String why = RosterDesk.line("reason", reason, 1, LONGEST_REASON);
        return transactions.executeWrite(_ -> {
            Swap asked = swaps.save(
                    new Swap(null, shiftId, giver, taker, otherShiftId, why, State.ASKED, time.now(), null, null, ""));
            audit.record(
                    giver, "shift.swap-ask", asked.toString(), "", turn.shift().toString(), why);
            return asked;
        });
    }

    /**
     * Goes on with a swap: the taker accepts or refuses, the giver withdraws, a third who plans the roster approves or rejects.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; NOT_ON_DUTY where the actor is not whose turn it is, approves a swap of their
     *     own, or a shift has changed hands meanwhile
     */
    public Swap act(long id, Action action, String actor) {
        return transactions.executeWrite(_ -> {
            Swap swap = get(id);
            State next = Swap.next(swap.state(), action)
                    .orElseThrow(() -> new DcimException(
                            ErrorCode.ILLEGAL_TRANSITION,
                            swap.toString(),
                            swap.state().name(),
                            action.name()));
            requireTurn(swap, action, actor);
            Instant now = time.now();
            if (next == State.APPROVED) {
                desk.exchange(ahead(swap.shiftId(), swap.giver()), swap.giver(), swap.taker());
                if (swap.otherShiftId() != null) {
                    desk.exchange(ahead(swap.otherShiftId(), swap.taker()), swap.taker(), swap.giver());
                }
            }
            Swap moved = swaps.update(
                    action == Action.ACCEPT || action == Action.REFUSE
                            ? swap.answered(next, now)
                            : swap.decided(next, now, actor));
            audit.record(
                    actor,
                    "shift.swap-" + action.name().toLowerCase(java.util.Locale.ROOT),
                    swap.toString(),
                    swap.state().code(),
                    next.code(),
                    "");
            return moved;
        });
    }

    private static void requireTurn(Swap swap, Action action, String actor) {
        boolean allowed =
                switch (action) {
                    case ACCEPT, REFUSE -> actor.equals(swap.taker());
                    case WITHDRAW -> actor.equals(swap.giver());
                    case APPROVE, REJECT -> !actor.equals(swap.giver()) && !actor.equals(swap.taker());
                };
        if (!allowed) {
            throw new DcimException(ErrorCode.NOT_ON_DUTY, actor, swap.toString());
        }
    }

    private Turn ahead(long shiftId, String account) {
        Turn turn = roster.get(shiftId);
        if (!time.now().isBefore(turn.shift().beginsAt())) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, turn.shift().toString(), "BEGUN", "SWAP");
        }
        if (!turn.has(account)) {
            throw new DcimException(ErrorCode.NOT_ON_DUTY, account, turn.shift().toString());
        }
        return turn;
    }
}
