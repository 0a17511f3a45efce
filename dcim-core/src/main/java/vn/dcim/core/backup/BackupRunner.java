package vn.dcim.core.backup;

import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;

/** By what plans of one kind are run. */
interface BackupRunner {

    RunnerKind kind();

    /** Returns the names of its settings, those that must be there first. */
    List<String> settings();

    /** @throws DcimException INVALID_VALUE with the name of a setting that cannot be accepted, or {@code target} */
    void check(Map<String, String> settings, List<String> targets);

    /**
     * Tries whether a run could be made, without making one.
     *
     * @return what it found, such as the version that answered
     */
    String tryOut(Map<String, String> settings, List<String> targets) throws RunFault;

    /** Makes a run. Its outcome holds the copies that stand also where it failed. */
    Outcome run(Job job);

    /** Brings the newest copy back into a scratch place of its own and compares. */
    RestoreTest.Tested test(Job job, BackupRun run, List<BackupCopy> copies, String manifest) throws RunFault;

    /** Deletes a copy whose term has ended. */
    void delete(Job job, BackupCopy copy) throws RunFault;
}
