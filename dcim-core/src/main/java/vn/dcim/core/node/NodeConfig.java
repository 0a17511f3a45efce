package vn.dcim.core.node;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * How this process shares the devices with others on the same database.
 *
 * @param name what people call it; the machine's name where none is given
 * @param capacity how much it can do beside the others: one of 2 gets twice the devices of one of 1; one of 0 none while another lives
 * @param lease how long after its last word a process counts as gone, and its devices go to the others
 * @param beat how often it gives word, and looks at the others
 */
@ConfigurationProperties("dcim.node")
record NodeConfig(
        @Nullable String name,

        @Bindable(defaultValue = "1") @Min(0) @Max(100) int capacity,

        @Bindable(defaultValue = "12s") @NotNull Duration lease,
        @Bindable(defaultValue = "3s") @NotNull Duration beat) {

    private static final int LONGEST = 100;

    NodeConfig {
        String given = name == null || name.isBlank() ? machine() : name.strip();
        name = given.length() <= LONGEST ? given : given.substring(0, LONGEST);
        if (lease.compareTo(beat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "dcim.node.lease is " + lease + ": set it to twice dcim.node.beat (" + beat + ") at least");
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // why: a machine without a name is said to have none
            return "?";
        }
    }
}
