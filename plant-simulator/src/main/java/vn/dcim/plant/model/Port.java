package vn.dcim.plant.model;

/** One network interface with its counters. */
public final class Port {

    private final int index;
    private final String name;
    private final String alias;
    private final long bitsPerSecond;
    private boolean up = true;
    private long changedSecond;
    private double inOctets;
    private double outOctets;
    private long inErrors;
    private long outErrors;
    private double errorRate;
    private double owed;

    Port(int index, String name, String alias, long bitsPerSecond) {
        this.index = index;
        this.name = name;
        this.alias = alias;
        this.bitsPerSecond = bitsPerSecond;
        inOctets = 3.1e12 / index;
        outOctets = 1.2e12 / index;
    }

    /** So many seconds of traffic, in bit/s. */
    void carry(double in, double out, long seconds) {
        if (!up) {
            return;
        }
        inOctets += Math.min(in, bitsPerSecond) / 8 * seconds;
        outOctets += Math.min(out, bitsPerSecond) / 8 * seconds;
        owed += errorRate * seconds;
        long whole = (long) owed;
        inErrors += whole;
        owed -= whole;
    }

    void set(boolean on, long second) {
        if (up != on) {
            up = on;
            changedSecond = second;
        }
    }

    /** Damages so many received frames a second from now on. */
    public void errorRate(double perSecond) {
        errorRate = perSecond;
    }

    /** The interface's ifIndex. */
    public int index() {
        return index;
    }

    public String name() {
        return name;
    }

    public String alias() {
        return alias;
    }

    /** In bit/s. */
    public long bitsPerSecond() {
        return bitsPerSecond;
    }

    public boolean up() {
        return up;
    }

    /** The second of the run in which it last went up or down; 0 for never. */
    public long changedSecond() {
        return changedSecond;
    }

    public long inOctets() {
        return (long) inOctets;
    }

    public long outOctets() {
        return (long) outOctets;
    }

    public long inErrors() {
        return inErrors;
    }

    public long outErrors() {
        return outErrors;
    }
}
