package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.quartz.SchedulerException;
import vn.dcim.core.health.HealthPart;

/** Whether jobs run on this node; before they begin, whether they will. */
@Singleton
@Requires(bean = NodeWatch.class)
final class ScheduleHealth implements HealthPart {

    private static final int CHECK_INS = 4;

    private final Clockwork clockwork;
    private final NodeWatch watch;
    private final StoredTriggerRepository stored;
    private final ScheduleConfig config;
    private final QuartzTime time;

    ScheduleHealth(
            Clockwork clockwork,
            NodeWatch watch,
            StoredTriggerRepository stored,
            ScheduleConfig config,
            QuartzTime time) {
        this.clockwork = clockwork;
        this.watch = watch;
        this.stored = stored;
        this.config = config;
        this.time = time;
    }

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public boolean isUp() {
        try {
            // why: asked in any case, since without a database it will not begin either
            boolean heard = isHeard();
            return clockwork.isStarted() ? heard : !watch.isHindered();
        } catch (SchedulerException e) {
            // why: that it cannot be asked is the answer
            return false;
        }
    }

    private boolean isHeard() {
        Instant oldest = time.now().minus(config.checkIn().multipliedBy(CHECK_INS));
        return stored.findCheckIn(config.node())
                .filter(at -> at > oldest.toEpochMilli())
                .isPresent();
    }

    @Override
    public boolean isNeeded() {
        return false;
    }
}
