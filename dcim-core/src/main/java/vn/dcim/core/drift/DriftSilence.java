package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That a difference is left as it is, for as long as both sides say what they say now.
 *
 * @param until the last day
 * @param ended taken back, or followed by another
 */
@MappedEntity("drift_silence")
record DriftSilence(
        @Id @GeneratedValue @Nullable Long id,
        DriftKind kind,
        String subject,
        String noted,
        String seen,
        LocalDate until,
        String reason,
        String actor,
        Instant at,
        boolean ended) {

    boolean fits(String nowNoted, String nowSeen) {
        return noted.equals(nowNoted) && seen.equals(nowSeen);
    }
}
