package vn.dcim.core.backup;

import java.util.List;

/**
 * What came of a run.
 *
 * @param manifest what the source was, part by part; empty where the runner tells no parts
 * @param copies that stand, also where the run failed after them
 */
record Outcome(
        RunState state,
        long bytes,
        long items,
        String hash,
        Verdict verdict,
        String compared,
        String manifest,
        List<Copied> copies,
        String fault,
        String detail) {

    /** A copy that was written. @param verified whether it was read back and is what it should be */
    record Copied(BackupTarget target, String address, long bytes, String hash, boolean verified) {}

    static Outcome done(
            long bytes,
            long items,
            String hash,
            Verdict verdict,
            String compared,
            String manifest,
            List<Copied> copies) {
        return new Outcome(RunState.DONE, bytes, items, hash, verdict, compared, manifest, copies, "", "");
    }

    static Outcome failed(RunFault fault, long bytes, List<Copied> copies) {
        return new Outcome(
                RunState.FAILED, bytes, 0, "", Verdict.UNVERIFIED, "", "", copies, fault.code(), fault.getMessage());
    }
}
