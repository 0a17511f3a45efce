package vn.dcim.snmp;

import java.time.Clock;
import java.time.Instant;

/** The two times of polling: the program's clock, by which answers are dated, and the steady one, by which turns are due. */
interface PollTime {

    Instant now();

    /** Nanoseconds that only ever grow, whatever is done to the clock. */
    long nanos();

    static PollTime of(Clock clock) {
        return new PollTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
