package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.propagation.PropagatedContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the log at a person's word, one at a time, and writes down that it was done and what came out. */
@Singleton
public class AuditVerifications {

    /** The action under which the log knows of it. */
    public static final String ACTION = "audit.verify";

    /** What stands in the log after a verification without findings. */
    public static final String CLEAN = "clean";

    /** How many findings are kept to be shown. */
    public static final int SHOWN = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditVerifications.class);

    private final AuditVerifier verifier;
    private final AuditLog log;
    private volatile State state = new State(false, 0, 0, null, List.of(), false);

    AuditVerifications(AuditVerifier verifier, AuditLog log) {
        this.verifier = verifier;
        this.log = log;
    }

    /**
     * How it stands on this node.
     *
     * @param done entries that were read, of {@code total}
     * @param verdict of the last one that ended since the start of the program; null where none did
     * @param findings of that one, the first {@value #SHOWN}
     * @param failed whether the last one could not be brought to its end
     */
    public record State(
            boolean running,
            long done,
            long total,
            @Nullable AuditVerdict verdict,
            List<AuditFinding> findings,
            boolean failed) {

        /** Returns the share that is done, in per cent. */
        public int percent() {
            return total == 0 ? 0 : (int) (100 * done / total);
        }
    }

    public State state() {
        return state;
    }

    /** Begins one, unless one is under way. */
    public synchronized void start(String actor) {
        if (state.running()) {
            return;
        }
        state = new State(true, 0, 0, state.verdict(), state.findings(), false);
        Thread.ofPlatform()
                .name("audit-verify")
                .daemon()
                .start(PropagatedContext.getOrEmpty().wrap(() -> run(actor)));
    }

    private void run(String actor) {
        List<AuditFinding> findings = new ArrayList<>();
        try {
            AuditVerdict verdict = verifier.verify(this::moved, finding -> {
                if (findings.size() < SHOWN) {
                    findings.add(finding);
                }
            });
            log.record(
                    actor,
                    ACTION,
                    "audit:1-" + verdict.last(),
                    "",
                    verdict.isClean() ? CLEAN : "findings:" + verdict.findings(),
                    "");
            state = new State(false, verdict.entries(), verdict.entries(), verdict, List.copyOf(findings), false);
        } catch (RuntimeException e) {
            LOG.error("the audit log could not be verified", e);
            state = new State(false, 0, 0, state.verdict(), state.findings(), true);
        }
    }

    private void moved(long done, long total) {
        state = new State(true, done, total, state.verdict(), state.findings(), false);
    }
}
