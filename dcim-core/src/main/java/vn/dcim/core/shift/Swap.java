package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody wants to give a shift to somebody else.
 *
 * @param otherShiftId the taker's shift, which the giver takes instead; null for none
 * @param decidedBy who approved or rejected it, or withdrew it; empty before
 */
@MappedEntity("shift_swap")
public record Swap(
        @Id @GeneratedValue @Nullable Long id,
        long shiftId,
        String giver,
        String taker,
        @Nullable Long otherShiftId,
        String reason,
        State state,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant decidedAt,
        String decidedBy) {

    /** How far it is. */
    public enum State {
        ASKED,
        ACCEPTED,
        APPROVED,
        REFUSED,
        REJECTED,
        WITHDRAWN;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isOpen() {
            return this == ASKED || this == ACCEPTED;
        }
    }

    /** What is done with it. */
    public enum Action {
        ACCEPT,
        REFUSE,
        APPROVE,
        REJECT,
        WITHDRAW;

        /** Tells whether whoever plans the roster does it. */
        public boolean isDecision() {
            return this == APPROVE || this == REJECT;
        }

        /** Returns the action of a code; empty where there is none. */
        public static Optional<Action> of(String code) {
            return java.util.Arrays.stream(values())
                    .filter(action -> action.name().equalsIgnoreCase(code))
                    .findFirst();
        }
    }

    private static final Map<State, Map<Action, State>> LEGAL = Map.of(
            State.ASKED,
                    Map.of(
                            Action.ACCEPT, State.ACCEPTED,
                            Action.REFUSE, State.REFUSED,
                            Action.WITHDRAW, State.WITHDRAWN),
            State.ACCEPTED,
                    Map.of(
                            Action.APPROVE, State.APPROVED,
                            Action.REJECT, State.REJECTED,
                            Action.WITHDRAW, State.WITHDRAWN));

    /** Returns the state after an action; empty where that is not legal. */
    public static Optional<State> next(State state, Action action) {
        return Optional.ofNullable(LEGAL.getOrDefault(state, Map.of()).get(action));
    }

    Swap answered(State next, Instant at) {
        return new Swap(id, shiftId, giver, taker, otherShiftId, reason, next, askedAt, at, null, "");
    }

    Swap decided(State next, Instant at, String by) {
        return new Swap(id, shiftId, giver, taker, otherShiftId, reason, next, askedAt, answeredAt, at, by);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "swap:" + id + " " + giver + " → " + taker;
    }
}
