package vn.dcim.web.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.audit.AuditFinding;
import vn.dcim.core.audit.AuditVerifications;
import vn.dcim.web.language.Words;

/**
 * How the verification of the log stands on this node.
 *
 * @param state {@code none}, {@code running}, {@code clean}, {@code findings} or {@code failed}
 * @param done entries that were read, of {@code total}
 * @param count of all findings
 * @param findings the first 1,000 of them
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record VerificationResource(String state, long done, long total, long count, List<Finding> findings) {

    /**
     * @param kind such as {@code changed}
     * @param from id of the first entry it is about; 0 for none
     * @param day of the seal it is about; null for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Finding(
            String kind, long from, long to, @Nullable String day, String title) {

        private static Finding of(AuditFinding finding, Words words) {
            return new Finding(
                    finding.kind().code(),
                    finding.from(),
                    finding.to(),
                    finding.day() == null ? null : finding.day().toString(),
                    AuditTexts.finding(words, finding));
        }
    }

    static VerificationResource of(AuditVerifications.State state, Words words) {
        return new VerificationResource(
                word(state),
                state.done(),
                state.total(),
                state.verdict() == null ? 0 : state.verdict().findings(),
                state.findings().stream()
                        .map(finding -> Finding.of(finding, words))
                        .toList());
    }

    private static String word(AuditVerifications.State state) {
        if (state.running()) {
            return "running";
        }
        if (state.failed()) {
            return "failed";
        }
        return state.verdict() == null ? "none" : state.verdict().isClean() ? "clean" : "findings";
    }
}
