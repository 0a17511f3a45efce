package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;

/**
 * A trial whether the traffic goes over to the other line when one is cut.
 *
 * @param lineId the line that was cut
 * @param opened what was opened to cut it, such as a cable or a port
 * @param endedAt null while it runs
 * @param lineFell whether the own probes of the line saw it go; null while it runs
 * @param switchMs the longest time without an answer on the common way; null while it runs
 * @param result null while it runs
 */
@MappedEntity("failover_test")
public record FailoverTest(
        @Id @GeneratedValue @Nullable Long id,
        long lineId,
        String opened,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        String endedBy,
        @Nullable Boolean lineFell,
        @Nullable Long switchMs,
        @Nullable Result result,
        String note) {

    /** What it showed. */
    public enum Result {
        PASSED,
        /** The traffic went over too late, or not at all. */
        FAILED,
        /** The line was never seen to go, or nobody looked: nothing was tried. */
        VOID;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isRunning() {
        return endedAt == null;
    }

    FailoverTest ended(Instant at, String actor, SwitchOver seen, Result shown, String said) {
        return new FailoverTest(
                id,
                lineId,
                opened,
                startedAt,
                startedBy,
                at,
                actor,
                seen.lineFell(),
                seen.longest() == null ? null : seen.longest().toMillis(),
                shown,
                said);
    }
}
