package vn.dcim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** How far a demo's clock is ahead of the world's, kept beside its data: after a restart time must not be before the readings. */
final class KeptClock {
    private final Path file;
    private final SteppableClock clock;

    private KeptClock(Path file, SteppableClock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** @param world what the clock runs with */
    static KeptClock in(Path folder, Clock world) throws IOException {
        Path file = folder.resolve("clock-ahead");
        Duration ahead =
                Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        return new KeptClock(file, new SteppableClock(world, ahead));
    }

    SteppableClock clock() {
        return clock;
    }

    /** @param step not negative */
    synchronized void advance(Duration step) throws IOException {
        PrivateFile.write(file, clock.ahead().plus(step) + "\n");
        clock.advance(step);
    }
}
