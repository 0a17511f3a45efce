package vn.dcim.core.drill;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Limits of drills; the texts leave them open.
 *
 * @param acknowledge within which somebody must have taken it
 * @param level within which both levels must be known
 */
@ConfigurationProperties("dcim.drill")
public record DrillConfig(
        @Bindable(defaultValue = "PT5M") Duration acknowledge,
        @Bindable(defaultValue = "PT15M") Duration level) {}
