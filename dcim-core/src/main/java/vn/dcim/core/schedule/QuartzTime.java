package vn.dcim.core.schedule;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Quartz goes by the clock of the machine; the clock of the program is another only where a demo or a spec moves it. */
@Singleton
final class QuartzTime {

    private static final Duration SAME = Duration.ofSeconds(2);

    private final Clock system = Clock.systemUTC();
    private final Clock clock;

    QuartzTime(Clock clock) {
        this.clock = clock;
    }

    /** Returns the instant of the program at which Quartz has that instant. */
    Instant toProgram(Instant quartz) {
        Duration ahead = Duration.between(system.instant(), clock.instant());
        return ahead.abs().compareTo(SAME) < 0 ? quartz : quartz.plusSeconds(ahead.toSeconds());
    }

    Instant now() {
        return system.instant();
    }

    Clock system() {
        return system;
    }
}
