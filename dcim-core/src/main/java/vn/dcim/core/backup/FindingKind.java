package vn.dcim.core.backup;

import java.util.List;
import java.util.Locale;

/** What can be wrong with how something is backed up, worst first, with the obligations that are not met by it. */
public enum FindingKind {
    /** A run that should have begun did not: as bad as one that failed. */
    MISSED(true, "BK11-11.4-a"),
    FAILED(true, "BK11-11.4-a"),
    /** What was backed up is not what the source was. */
    DIFFERENT(true, "BK11-11.4-b", "BK22-8.2"),
    /** The last good backup is older than the class of the data allows. */
    OVERDUE(true, "BK11-11.4-a", "BK22-8.1"),
    /** A restore test failed, or brought back something else. */
    TEST_FAILED(true, "BK11-11.1-b", "AG59-10.2-b"),
    /** No plan backs the data up. */
    NO_PLAN(true, "BK11-11.1-a", "BK11-21.4-b"),
    SHRUNK(true, "BK11-11.4-b"),
    /** A copy lies on the device of the original. */
    SAME_DEVICE(true, "BK11-21.4-a"),
    /** Important data lie neither on two devices nor in two places. */
    ONE_PLACE(true, "BK11-11.3-b"),
    /** Important data have fewer than three copies, on one medium, or none that is held apart. */
    NOT_3_2_1(false, "AG59-10.2-a"),
    /** No copy of the last month is held apart. */
    NO_EXTERNAL(false, "BK22-8.2"),
    UNVERIFIED(false, "BK11-11.4-b"),
    TEST_OVERDUE(false, "BK11-11.1-b", "AG59-10.2-b"),
    /** One of the six attributes is not told. */
    ATTRIBUTES(false, "BK11-22.4");

    private final boolean red;
    private final List<String> obligations;

    FindingKind(boolean red, String... obligations) {
        this.red = red;
        this.obligations = List.of(obligations);
    }

    /** Tells whether it is shown as bad as what failed. */
    public boolean isRed() {
        return red;
    }

    /** Returns the ids of the rows of the regulation. */
    public List<String> obligations() {
        return obligations;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
