package vn.dcim.plant.snmp;

import java.time.Duration;
import org.snmp4j.smi.OID;

/** How an agent misbehaves; all off at first, each settable while the agent runs. */
public final class AgentFaults {

    private volatile boolean silent;
    private volatile boolean foreignAddress;
    private volatile Duration delay = Duration.ZERO;
    private volatile int maxVarbinds = Integer.MAX_VALUE;
    private volatile OID walkTurnsAt;

    /** Answers nothing at all. */
    public AgentFaults silent(boolean on) {
        silent = on;
        return this;
    }

    /** Answers from another port than the one that was asked. */
    public AgentFaults foreignAddress(boolean on) {
        foreignAddress = on;
        return this;
    }

    /** Answers after this time. */
    public AgentFaults delay(Duration time) {
        delay = time;
        return this;
    }

    /** Answers tooBig to a GET or GETNEXT of more variables, and cuts a GETBULK's answer to as many. */
    public AgentFaults maxVarbinds(int count) {
        maxVarbinds = count;
        return this;
    }

    /** A walk that reaches this OID is sent back to the first one, so that it never ends; null for none. */
    public AgentFaults walkTurnsAt(OID oid) {
        walkTurnsAt = oid;
        return this;
    }

    boolean silent() {
        return silent;
    }

    boolean foreignAddress() {
        return foreignAddress;
    }

    Duration delay() {
        return delay;
    }

    int maxVarbinds() {
        return maxVarbinds;
    }

    OID walkTurnsAt() {
        return walkTurnsAt;
    }
}
