package vn.dcim.web.transport;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportExemption;

/**
 * The page of paths.
 *
 * @param lines that fit the verdict
 * @param open those that an exception may be recorded for, whatever the verdict
 * @param counts of all paths by verdict
 * @param verdict code of the one that is shown; empty for all
 * @param certificate that this request was answered with; null where it came without TLS
 * @param exemptions the last ones, ended ones too, newest first
 * @param change whether the reader may record and withdraw
 * @param latest day on which an exception may end, dd/MM/yyyy
 */
public record TransportPage(
        List<TransportLine> lines,
        List<TransportLine> open,
        Map<Judgement.Verdict, Long> counts,
        String verdict,
        @Nullable Certificate certificate,
        List<TransportExemption> exemptions,
        boolean change,
        String latest) {

    /**
     * What browsers are shown.
     *
     * @param own whether the program made it
     * @param fingerprint SHA-256
     */
    public record Certificate(boolean own, String fingerprint, Instant notAfter, List<String> names) {}
}
