package vn.dcim.bench.year;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import vn.dcim.core.CentreTime;

/** The clock of the simulated years, which stands still but where it is stepped, with what people are to do when. */
final class YearClock extends Clock {

    private volatile Instant now;
    private final ZoneId zone;
    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::number));
    private long planned;

    YearClock(Instant begin) {
        this(begin, ZoneOffset.UTC);
    }

    private YearClock(Instant begin, ZoneId zone) {
        this.now = begin;
        this.zone = zone;
    }

    /** What somebody does. */
    @FunctionalInterface
    interface Deed {
        void happen() throws Exception;
    }

    private record Act(Instant at, long number, Deed deed) {}

    /** Has something done as soon as the clock comes to an instant. */
    void at(Instant at, Deed deed) {
        acts.add(new Act(at, planned++, deed));
    }

    /** The same by the clock on the wall. */
    void at(LocalDate day, LocalTime time, Deed deed) {
        at(day.atTime(time).atZone(CentreTime.ZONE).toInstant(), deed);
    }

    /** Returns when somebody does something next; empty where nobody does. */
    Optional<Instant> next() {
        return Optional.ofNullable(acts.peek()).map(Act::at);
    }

    /** Does what is next. */
    void act() throws Exception {
        acts.remove().deed().happen();
    }

    /** Goes on to an instant; never back. */
    void to(Instant at) {
        if (at.isAfter(now)) {
            now = at;
        }
    }

    /** Sets it, as somebody would the clock of a machine. */
    void set(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The instants of what it returns stand still; nobody asks it for the present. */
    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }
}
