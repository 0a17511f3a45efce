package vn.dcim.core.ingest;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets rejected messages that nobody will look at any more, so that a chatty broker does not fill the database. */
@Singleton
class RejectedRetention {

    private final RejectedMessageRepository messages;
    private final RejectedConfig config;
    private final Clock clock;

    RejectedRetention(RejectedMessageRepository messages, RejectedConfig config, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    /** Deletes those that are older than is asked for, a part at a time so that others can write meanwhile. */
    @Scheduled(initialDelay = "15m", fixedDelay = "1h")
    void forget() {
        int deleted;
        do {
            deleted = messages.deleteSomeBefore(clock.instant().minus(config.keep()));
        } while (deleted > 0);
    }
}
