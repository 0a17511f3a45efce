package vn.dcim.core.link;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How lines are probed and judged.
 *
 * @param interval from the beginning of a round to that of the next
 * @param packets echoes to each target in a round; half as many connections, questions or requests
 * @param pause between two echoes
 * @param timeout how long an answer is waited for
 * @param lossLimit % of lost probes that a line may have
 * @param latencyLimit median of the round trips that a line may have
 * @param recoverRounds how many rounds in a row must be better before the line is
 * @param flaps changes within {@code flapWindow} from which a line flaps
 * @param keepMonths how long rounds are kept
 * @param testMonths after how many months another failover test is due
 * @param failoverLimit how long the switch to the other line may take
 * @param failoverPause between two looks during a failover test
 * @param minShare % of the traffic of a day that each line should carry
 * @param contractDays before the end of a contract from which it is told
 */
@ConfigurationProperties("dcim.lines")
public record LineConfig(
        @Bindable(defaultValue = "30s") Duration interval,
        @Bindable(defaultValue = "5") @Min(2) @Max(100) int packets,
        @Bindable(defaultValue = "200ms") Duration pause,
        @Bindable(defaultValue = "1s") Duration timeout,
        @Bindable(defaultValue = "10") @Min(1) @Max(100) int lossLimit,
        @Bindable(defaultValue = "150ms") Duration latencyLimit,
        @Bindable(defaultValue = "2") @Min(1) @Max(20) int recoverRounds,
        @Bindable(defaultValue = "6") @Min(3) @Max(100) int flaps,
        @Bindable(defaultValue = "15m") Duration flapWindow,
        @Bindable(defaultValue = "7") @Min(6) @Max(120) int keepMonths,
        @Bindable(defaultValue = "6") @Min(1) @Max(60) int testMonths,
        @Bindable(defaultValue = "60s") Duration failoverLimit,
        @Bindable(defaultValue = "500ms") Duration failoverPause,
        @Bindable(defaultValue = "5") @Min(0) @Max(50) int minShare,
        @Bindable(defaultValue = "90") @Min(1) @Max(400) int contractDays) {

    /** Returns after how long without a round nobody knows how a line is. */
    Duration silence() {
        return interval.multipliedBy(3);
    }
}
