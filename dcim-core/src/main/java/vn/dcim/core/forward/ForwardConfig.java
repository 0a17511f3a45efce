package vn.dcim.core.forward;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Settings of forwarding.
 *
 * @param send whether this node sends at all; false for a node that cannot reach the receivers
 * @param every how often the log is looked at
 * @param lease for how long a node that sends to a receiver is believed to be alive
 * @param confirm after which time a line over which something was sent is ended in order and made anew, so that the receiver is
 *     known to have read it
 * @param confirmRows after how many messages that is done at the latest
 * @param closeTimeout how long the receiver has to end the line then
 * @param connectTimeout for line and TLS
 * @param stall after which a receiver that takes nothing counts as lost
 * @param away after which people are told that a receiver is away
 * @param structuredDataId SD-ID of RFC 5424: a name, an at sign and a private enterprise number; 32473 is the one for examples
 * @param hostName as messages name this machine; null for its own name
 */
@ConfigurationProperties("dcim.forward")
public record ForwardConfig(
        @Bindable(defaultValue = "true") boolean send,
        @Bindable(defaultValue = "PT1S") Duration every,
        @Bindable(defaultValue = "PT30S") Duration lease,
        @Bindable(defaultValue = "PT5M") Duration confirm,
        @Bindable(defaultValue = "5000") int confirmRows,
        @Bindable(defaultValue = "100000") int confirmLogs,
        @Bindable(defaultValue = "PT10S") Duration closeTimeout,
        @Bindable(defaultValue = "PT10S") Duration connectTimeout,
        @Bindable(defaultValue = "PT30S") Duration stall,
        @Bindable(defaultValue = "PT15M") Duration away,
        @Bindable(defaultValue = "dcim@32473") String structuredDataId,
        @Nullable String hostName) {

    public ForwardConfig {
        if (!structuredDataId.matches("[A-Za-z0-9._-]{1,20}@[0-9.]{1,11}")) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.forward.structured-data-id", structuredDataId, "dcim@32473");
        }
    }
}
