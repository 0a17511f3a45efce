package vn.dcim.core.alarm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes steps as transitions. A step that is not legal in the state that the row has by now is left out. */
final class AlarmChanges {

    private final Connection connection;
    private final List<AlarmChange> made = new ArrayList<>();

    AlarmChanges(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes steps on one alarm, whose row is locked or does not exist yet.
     *
     * @return the alarm after them
     */
    Alarm write(Alarm before, List<Step> steps) throws SQLException {
        Alarm stored = before;
        List<Alarm.Moved> moves = new ArrayList<>();
        for (Step step : steps) {
            if (step.action() == AlarmAction.RAISE && last(stored, moves).isOver()) {
                stored = store(stored, moves).next();
                moves.clear();
            }
            last(stored, moves).after(step).ifPresent(moves::add);
        }
        return store(stored, moves);
    }

    private static Alarm last(Alarm stored, List<Alarm.Moved> moves) {
        return moves.isEmpty() ? stored : moves.getLast().alarm();
    }

    private Alarm store(Alarm before, List<Alarm.Moved> moves) throws SQLException {
        if (moves.isEmpty()) {
            return before;
        }
        Alarm after = moves.getLast().alarm();
        if (after.id() == 0) {
            after = AlarmRows.insert(connection, after);
        } else {
            AlarmRows.update(connection, after);
        }
        for (Alarm.Moved move : moves) {
            AlarmTransition transition =
                    AlarmRows.insert(connection, move.transition().of(after.id()));
            made.add(new AlarmChange(move.alarm().withId(after.id()), transition));
        }
        return after;
    }

    List<AlarmChange> made() {
        return List.copyOf(made);
    }
}
