package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the site says of single jobs, {@code dcim.schedule.<code>.cron}; read at the start, which a plan that never fires stops. */
@Context
final class JobSettings {

    private static final String PREFIX = "dcim.schedule";

    private final Map<String, JobTrigger> triggers = new HashMap<>();

    JobSettings(Environment environment, Clock clock) {
        for (String code : environment.getPropertyEntries(PREFIX)) {
            String name = PREFIX + "." + code + ".cron";
            environment
                    .getProperty(name, String.class)
                    .ifPresent(cron -> triggers.put(code, JobTrigger.cron(name, cron, clock.instant())));
        }
    }

    Optional<JobTrigger> trigger(String code) {
        return Optional.ofNullable(triggers.get(code));
    }
}
