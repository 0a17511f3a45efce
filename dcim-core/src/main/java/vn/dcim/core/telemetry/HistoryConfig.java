package vn.dcim.core.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * What a site may decide about its history.
 *
 * @param retentionMonths for how many whole calendar months, beside the current one, readings are kept; the regulation asks for
 *     six, and less is refused at start
 */
@ConfigurationProperties("dcim.history")
record HistoryConfig(@Bindable(defaultValue = "6") @Min(6) int retentionMonths) {}
