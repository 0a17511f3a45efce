package vn.dcim.core.regulation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * After which time an obligation that is not met concerns somebody higher up.
 *
 * @param lead whoever leads the shift or the unit
 * @param head the head of the centre
 */
@ConfigurationProperties("dcim.regulation.escalation")
public record EscalationConfig(
        @Bindable(defaultValue = "7d") Duration lead,
        @Bindable(defaultValue = "30d") Duration head) {}
