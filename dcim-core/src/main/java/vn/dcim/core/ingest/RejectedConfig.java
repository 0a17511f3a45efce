package vn.dcim.core.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What becomes of messages that nobody could use.
 *
 * @param keep for how long they can be looked at
 */
@ConfigurationProperties("dcim.rejected")
record RejectedConfig(
        @Bindable(defaultValue = "30d") @NotNull Duration keep) {}
