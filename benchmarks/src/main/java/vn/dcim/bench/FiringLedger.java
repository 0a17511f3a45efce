package vn.dcim.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.dcim.core.schedule.JobTrigger;

/** Holds the rows of a job against the firings that there should have been. */
final class FiringLedger {

    /**
     * A row of the schedule.
     *
     * @param firings for how many it stands, from {@code at} on
     */
    record Row(Instant at, int attempt, String state, int firings) {

        boolean isAnswer() {
            return state.equals("DONE") || state.equals("MISSED") || state.equals("FAILED");
        }
    }

    /**
     * What became of the firings.
     *
     * @param once ran as planned
     * @param late were caught up, by fewer runs
     * @param reported as missed
     * @param again ran again after their node died
     * @param unanswered have no row that says what became of them
     * @param doubled have more than one
     */
    record Sum(long firings, long once, long late, long reported, long again, long unanswered, long doubled) {}

    private FiringLedger() {}

    /** @param until the last firing that counts, since what came after may still be under way */
    static Sum sum(JobTrigger trigger, List<Row> rows, Instant until) {
        Map<Instant, Integer> answers = new TreeMap<>();
        Optional<Instant> next = rows.stream().map(Row::at).min(Instant::compareTo);
        while (next.isPresent() && !next.get().isAfter(until)) {
            answers.put(next.get(), 0);
            next = trigger.nextAfter(next.get());
        }
        long once = 0;
        long late = 0;
        long reported = 0;
        long again = 0;
        for (Row row : rows) {
            if (!row.isAnswer()) {
                continue;
            }
            Instant at = row.at();
            for (int i = 0; i < row.firings(); i++) {
                if (answers.computeIfPresent(at, (_, before) -> before + 1) != null) {
                    once += row.firings() == 1
                                    && row.attempt() == 1
                                    && !row.state().equals("MISSED")
                            ? 1
                            : 0;
                    late += row.firings() > 1 && !row.state().equals("MISSED") ? 1 : 0;
                    reported += row.state().equals("MISSED") ? 1 : 0;
                    again += row.firings() == 1 && row.attempt() > 1 ? 1 : 0;
                }
                at = trigger.nextAfter(at).orElse(Instant.MAX);
            }
        }
        return new Sum(
                answers.size(),
                once,
                late,
                reported,
                again,
                answers.values().stream().filter(count -> count == 0).count(),
                answers.values().stream().filter(count -> count > 1).count());
    }
}
