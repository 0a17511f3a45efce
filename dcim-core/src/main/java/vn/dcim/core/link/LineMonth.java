package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a line did in a month, as it stood when the month was closed; a row that is never changed.
 *
 * @param month its first day
 * @param p95Bps of five-minute averages, the greater of both ways, bit/s; null where nobody counted
 * @param sharePercent of the traffic of all lines; null where nobody counted
 */
@MappedEntity("line_month")
public record LineMonth(
        @Id @GeneratedValue @Nullable Long id,
        long lineId,
        LocalDate month,
        Instant frozenAt,
        String provider,
        String contractNumber,
        @Nullable BigDecimal promisedPercent,
        long measuredMs,
        long downMs,
        long excludedMs,
        long unknownMs,
        int outages,
        @Nullable Long p95Bps,
        @Nullable BigDecimal sharePercent) {

    Availability availability() {
        return new Availability(measuredMs, downMs, excludedMs, unknownMs, outages);
    }
}
