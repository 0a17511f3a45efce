package vn.dcim.bench.year;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.BiConsumer;

/** The clock of the machine, which somebody sets back by an hour in the middle of a night, just after the own backup ran. */
final class YearClockSet implements YearPart {

    /** A first Sunday of a month. */
    private static final LocalDate DAY = LocalDate.of(2027, 10, 3);

    private static final LocalTime TIME = LocalTime.of(2, 10);
    private static final Duration BACK = Duration.ofHours(-1);
    /** Until a node looks. */
    private static final Duration SEEN = Duration.ofMillis(13_417);

    private final YearTables tables;
    private final BiConsumer<Duration, YearClock> seen;

    /** @param seen what nodes do that see how far the clock was set */
    YearClockSet(YearTables tables, BiConsumer<Duration, YearClock> seen) {
        this.tables = tables;
        this.seen = seen;
    }

    @Override
    public void begin(YearClock clock) {
        // why: clocks need nothing entered
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        if (day.equals(DAY)) {
            clock.at(day, TIME, () -> {
                clock.set(BACK);
                clock.set(SEEN);
                seen.accept(BACK, clock);
            });
        }
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        return List.of(new YearFinding(
                "clock/told-set-back",
                tables.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'schedule.clock-back'"),
                span.once(DAY),
                "set back by an hour on " + DAY
                        + ": a line of the audit log, and what goes by intervals goes on at once"));
    }
}
