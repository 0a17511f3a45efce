package vn.dcim.core.forward;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import vn.dcim.core.health.HealthPart;

/** Whether every log receiver is there, or was a short while ago. */
@Singleton
@Requires(property = "datasources.default.url")
@Requires(beans = ReceiverConfig.class)
final class ForwardHealth implements HealthPart {

    private final ForwardDesk desk;

    ForwardHealth(ForwardDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "log-receiver";
    }

    @Override
    public boolean isUp() {
        return desk.away().isEmpty();
    }
}
