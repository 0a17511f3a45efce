package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import vn.dcim.mqtt.sparkplug.HostTimes;

/**
 * How the program is a host application of Sparkplug B; without a host id it is none.
 *
 * @param hostId names the host to edge nodes; of its own for every installation on a broker
 * @param groups the groups that are heard; empty for all
 * @param reorderTimeout how long a message that is missing in the sequence is waited for
 * @param rebirthInterval the least time between two requests to one edge node
 * @param birthTimeout how long a registered device may be without a birth before it counts as gone
 * @param maps a folder of the site's own Sparkplug maps; null for none
 */
@ConfigurationProperties("dcim.mqtt.sparkplug")
@Requires(property = "dcim.mqtt.sparkplug.host-id")
public record SparkplugConfig(
        @NotNull @Pattern(regexp = "[^+/#\\s]+") String hostId,
        @Nullable List<@Pattern(regexp = "[^+/#]+") String> groups,
        @Bindable(defaultValue = "5s") @NotNull Duration reorderTimeout,
        @Bindable(defaultValue = "30s") @NotNull Duration rebirthInterval,
        @Bindable(defaultValue = "60s") @NotNull Duration birthTimeout,
        @Nullable String maps) {

    public SparkplugConfig {
        groups = groups == null ? List.of() : List.copyOf(groups);
        for (Duration each : List.of(reorderTimeout, rebirthInterval, birthTimeout)) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException(
                        "dcim.mqtt.sparkplug.*: reorder-timeout, rebirth-interval and birth-timeout must be longer than 0, not "
                                + each);
            }
        }
    }

    HostTimes times() {
        return new HostTimes(reorderTimeout, rebirthInterval, birthTimeout);
    }
}
