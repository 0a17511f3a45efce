package vn.dcim.core.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How the pipeline works.
 *
 * @param queue how many batches may wait to be stored
 * @param group how many batches at most are stored in one transaction
 * @param gather how long a poll cycle may wait for others to share its transaction; a message waits for none
 * @param tick how often the clock is looked at when nothing comes in
 * @param maxAhead how far the clock of a device may be ahead of ours before it is no longer believed
 * @param maxBehind how old a device may say its readings are before it is no longer believed
 * @param checkpoint how often what is known of a device is written down for the next start
 * @param drain how long the end of the program waits for what is still to be stored
 */
@ConfigurationProperties("dcim.ingest")
record IngestConfig(
        @Bindable(defaultValue = "10000") @Min(1) int queue,

        @Bindable(defaultValue = "1000") @Min(1) @Max(10_000)
        int group,

        @Bindable(defaultValue = "200ms") @NotNull Duration gather,
        @Bindable(defaultValue = "1s") @NotNull Duration tick,
        @Bindable(defaultValue = "60s") @NotNull Duration maxAhead,
        @Bindable(defaultValue = "1d") @NotNull Duration maxBehind,
        @Bindable(defaultValue = "5m") @NotNull Duration checkpoint,
        @Bindable(defaultValue = "20s") @NotNull Duration drain) {}
