package vn.dcim.snmp;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import vn.dcim.snmp.transport.TransportSettings;

/**
 * How SNMP devices are asked.
 *
 * @param fastCycle how often for states
 * @param cycle how often for measurements; the least time in which a device must answer all of them
 * @param staticCycle how often for what hardly ever changes, and for what the device offers at all
 * @param firstTimeout how long to wait for a device whose round-trip time is not known
 * @param minTimeout what the learned time never falls below
 * @param maxTimeout what the learned time never rises above
 * @param retries after the first attempt
 * @param maxVarbinds the most values in one request; less is learned per device
 * @param retestSize after how long a device is asked for more at once than it answered before
 * @param refreshPause how often at most a device is asked out of its turn
 * @param weakAlgorithms whether MD5 and DES may be used
 * @param profiles a folder of the site's own device profiles, or null
 */
@ConfigurationProperties("dcim.snmp")
record SnmpConfig(
        @Bindable(defaultValue = "5s") @NotNull Duration fastCycle,
        @Bindable(defaultValue = "10s") @NotNull Duration cycle,
        @Bindable(defaultValue = "1d") @NotNull Duration staticCycle,
        @Bindable(defaultValue = "1s") @NotNull Duration firstTimeout,
        @Bindable(defaultValue = "500ms") @NotNull Duration minTimeout,
        @Bindable(defaultValue = "3s") @NotNull Duration maxTimeout,

        @Bindable(defaultValue = "2") @Min(0) @Max(5) int retries,

        @Bindable(defaultValue = "64") @Min(1) @Max(500) int maxVarbinds,

        @Bindable(defaultValue = "1h") @NotNull Duration retestSize,
        @Bindable(defaultValue = "1s") @NotNull Duration refreshPause,
        @Bindable(defaultValue = "false") boolean weakAlgorithms,
        @Nullable String profiles) {

    TransportSettings transport() {
        return new TransportSettings(
                firstTimeout, minTimeout, maxTimeout, retries, maxVarbinds, retestSize, weakAlgorithms);
    }
}
