package vn.dcim.core.regulation.xray;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody answers for leaving a finding as it is, to a day.
 *
 * @param rule name of the rule
 * @param subject of the finding, also when it goes and comes again
 * @param lastDay on which it counts
 * @param signedBy account
 * @param withdrawnAt when somebody took it back; null when nobody did
 */
@MappedEntity("xray_acceptance")
public record XrayAcceptance(
        @Id @GeneratedValue @Nullable Long id,
        String rule,
        String subject,
        String reason,
        LocalDate firstDay,
        LocalDate lastDay,
        String signedBy,
        Instant signedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnFor) {

    /** Tells whether it counts on a day. */
    public boolean isInForce(LocalDate day) {
        return withdrawnAt == null && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
