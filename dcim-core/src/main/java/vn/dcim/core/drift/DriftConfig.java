package vn.dcim.core.drift;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * When what differs is told.
 *
 * @param silentDays for so many days a device of an asset in use may be silent
 * @param senderDays for so many days a sender that nobody knows is told
 */
@ConfigurationProperties("dcim.drift")
public record DriftConfig(
        @Bindable(defaultValue = "7") @Min(1) int silentDays,
        @Bindable(defaultValue = "7") @Min(1) int senderDays) {}
