package vn.dcim.core.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What a site may decide about its history.
 *
 * @param retentionMonths for how many whole calendar months, beside the current one, readings are kept; the regulation asks for
 *     six, and less is refused at start
 * @param sealAfter how long after its end an hour leaves the journal; not less than a broker may take to deliver a message again
 * @param mergeAfter how long after its end (UTC) a day's hours become one block for each point
 */
@ConfigurationProperties("dcim.history")
record HistoryConfig(
        @Bindable(defaultValue = "6") @Min(6) int retentionMonths,
        @Bindable(defaultValue = "PT15M") Duration sealAfter,
        @Bindable(defaultValue = "PT2H") Duration mergeAfter) {}
