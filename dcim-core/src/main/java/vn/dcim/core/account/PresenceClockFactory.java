package vn.dcim.core.account;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of people's presence, unless a demo or a spec brings its own. */
@Factory
final class PresenceClockFactory {

    @Singleton
    @Requires(missingBeans = PresenceClock.class)
    PresenceClock clock(Clock clock) {
        return new PresenceClock(clock);
    }
}
