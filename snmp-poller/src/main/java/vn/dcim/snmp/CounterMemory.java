package vn.dcim.snmp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/**
 * The last value of each counter of one device, from which rates follow. A 32-bit counter may pass its end once between two
 * readings; a 64-bit one never does. After a restart, a discontinuity or an impossible step the next rate needs two new readings.
 *
 * <p>Source: RFC 2578 section 7.1.6 and 7.1.10, RFC 2863 section 3.1.5 (ifCounterDiscontinuityTime).
 */
final class CounterMemory {

    private static final long RANGE_32 = 1L << 32;
    /** How much more than its speed an interface may seem to carry between two readings. */
    private static final double SPEED_SLACK = 1.1;

    private final Map<OID, Seen> counters = new HashMap<>();

    /**
     * When a device was read.
     *
     * @param at by our clock
     * @param upTime the agent's own, hundredths of a second, where it has one: the better clock for the time between two answers
     */
    record Moment(Instant at, OptionalLong upTime) {

        /** Returns the seconds since an earlier moment without a restart in between; zero or less where no time passed. */
        double secondsSince(Moment before) {
            double ours = Duration.between(before.at, at).toNanos() / 1e9;
            if (upTime.isEmpty() || before.upTime.isEmpty()) {
                return ours;
            }
            double theirs = UpTime.between(before.upTime.getAsLong(), upTime.getAsLong()) / 100.0;
            // why: some agents count sysUpTime in steps, or not at all
            return theirs > 0 && Math.abs(theirs - ours) <= Math.max(2, ours / 10) ? theirs : ours;
        }
    }

    private record Seen(long value, Moment moment, long discontinuity) {}

    /** The counters may have begun anew. */
    void forget() {
        counters.clear();
    }

    /**
     * Returns the increase per second since the last reading of a counter; empty where it is not known.
     *
     * @param discontinuity of the counter's interface, in hundredths of a second of the agent's time; 0 where it has none
     * @param limit the greatest possible rate per second; 0 where it is not known
     */
    OptionalDouble rate(OID oid, Variable variable, Moment moment, long discontinuity, double limit) {
        boolean wide = variable instanceof Counter64;
        if (!wide && !(variable instanceof UnsignedInteger32)) {
            return OptionalDouble.empty();
        }
        long value = variable.toLong();
        Seen before = counters.put(oid, new Seen(value, moment, discontinuity));
        if (before == null || before.discontinuity != discontinuity) {
            return OptionalDouble.empty();
        }
        double seconds = moment.secondsSince(before.moment);
        if (seconds <= 0) {
            return OptionalDouble.empty();
        }
        long increase = value - before.value;
        boolean wrapped = !wide && variable instanceof Counter32 && increase < 0;
        double rate = (wrapped ? increase + RANGE_32 : increase) / seconds;
        boolean possible = rate >= 0 && (limit <= 0 || !wrapped || rate <= limit * SPEED_SLACK);
        return possible ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
