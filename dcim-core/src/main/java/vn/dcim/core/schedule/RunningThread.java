package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/** The thread of a run, for as long as the run lasts: never interrupted after that. */
final class RunningThread {

    private final Thread thread = Thread.currentThread();
    private boolean ended;
    private @Nullable RunState stopped;

    /** Interrupts it. @param state that the run then has */
    synchronized void stop(RunState state) {
        if (!ended && stopped == null) {
            stopped = state;
            thread.interrupt();
        }
    }

    synchronized Optional<RunState> stopped() {
        return Optional.ofNullable(stopped);
    }

    synchronized void end() {
        ended = true;
        // why: what follows writes to the database, and the thread belongs to the pool again
        Thread.interrupted();
    }
}
