package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What asks devices on its own account, in its rhythm; lives with the protocol it speaks. Pages ask it how that goes. */
public interface DeviceCollector {

    /** Asks a device at once instead of at its next turn; nothing happens for a device that this collector does not ask. */
    void refresh(long deviceId);

    /** Finds out anew what a device offers and brings its points up to that, in the background. */
    void rediscover(long deviceId);

    /** Returns how asking a device goes; empty for a device that this collector does not ask. */
    Optional<Statistics> statistics(long deviceId);

    /** How a device is. */
    enum State {
        /** Not asked yet. */
        NEW,
        ANSWERING,
        /** It missed its last turn, or more; asked less often the longer it lasts. */
        SILENT,
        /** It refuses the credentials. */
        REFUSING
    }

    /**
     * How asking a device goes, since the program started or the device was changed.
     *
     * @param lastAnswer when it answered last, or null
     * @param lastCycle how long its last full answer took
     * @param cycles turns in which it answered
     * @param missed turns in which it did not
     * @param skipped turns that would have overlapped with the one before
     * @param unstored answers that could not be stored
     * @param timeouts requests that met silence
     * @param requestSize how many values it is asked for at once, as learned
     * @param roundTrip smoothed time from question to answer
     * @param lastFailure why its last missed turn was missed: the message of the failure, for the log and the expert; or empty
     */
    @Serdeable
    record Statistics(
            State state,
            @Nullable Instant lastAnswer,
            Duration lastCycle,
            long cycles,
            long missed,
            long skipped,
            long unstored,
            long timeouts,
            int requestSize,
            Duration roundTrip,
            String lastFailure) {}
}
