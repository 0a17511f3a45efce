package vn.dcim.core.schedule;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Settings of the schedule.
 *
 * @param node name of this node among those that share the database; null for the name of the machine with some digits after it
 * @param threads how many jobs run at once on this node
 * @param checkIn how often nodes tell each other that they live; after twice that and a little, the others take over
 * @param late from when on a firing counts as missed rather than late
 * @param ending for how long runs may go on while the program ends, after they are interrupted
 * @param keep for how long runs can be looked at
 * @param keepFrequent the same for those that went well, of jobs that run more often than hourly
 */
@ConfigurationProperties("dcim.schedule")
record ScheduleConfig(
        @Nullable String node,
        @Bindable(defaultValue = "3") int threads,
        @Bindable(defaultValue = "PT7.5S") Duration checkIn,
        @Bindable(defaultValue = "PT1M") Duration late,
        @Bindable(defaultValue = "PT10S") Duration ending,
        @Bindable(defaultValue = "P1100D") Duration keep,
        @Bindable(defaultValue = "P7D") Duration keepFrequent) {

    private static final int LONGEST_HOST = 60;

    ScheduleConfig {
        if (node == null || node.isBlank()) {
            node = here();
        }
    }

    // why: a node that comes back must not be taken for the one that died, whose runs the others close
    private static String here() {
        String digits =
                HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + "-" + digits;
        } catch (UnknownHostException e) {
            // why: a machine without a name of its own still runs jobs
            return "node-" + digits;
        }
    }
}
