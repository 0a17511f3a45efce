package vn.dcim.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How well devices were read in their rhythm, from the instants under which their cycles were stored.
 *
 * @param expected cycles of all devices
 * @param stored cycles
 * @param missed cycles between, before and after the stored ones
 * @param doubled cycles beyond one in the time of a cycle
 * @param latenesses of each stored cycle against the earliest of its device, ms
 */
record Punctuality(long expected, long stored, long missed, long doubled, List<Long> latenesses) {

    /**
     * @param instants of each device's cycles, ascending, ms; an empty list for a device that never answered
     * @param from the first instant looked at, ms
     * @param load from then on, a multiple of the cycle
     */
    static Punctuality of(Map<Long, List<Long>> instants, long from, Duration load, Duration cycle) {
        return of(instants.values(), from, load.dividedBy(cycle), cycle.toMillis());
    }

    private static Punctuality of(Collection<List<Long>> devices, long from, long cycles, long cycleMs) {
        long stored = 0;
        long missed = 0;
        long doubled = 0;
        List<Long> latenesses = new ArrayList<>();
        for (List<Long> instants : devices) {
            stored += instants.size();
            if (instants.isEmpty()) {
                missed += cycles;
                continue;
            }
            long earliest = instants.stream()
                    .mapToLong(at -> offset(at - instants.getFirst(), cycleMs))
                    .min()
                    .orElseThrow();
            long turn = Math.floorDiv(instants.getFirst() - from, cycleMs);
            long before = -1;
            for (long at : instants) {
                long since = at - instants.getFirst();
                latenesses.add(offset(since, cycleMs) - earliest);
                long now = turn + Math.round((double) since / cycleMs);
                missed += Math.max(0, now - before - 1);
                doubled += now == before ? 1 : 0;
                before = now;
            }
            missed += Math.max(0, cycles - 1 - before);
        }
        return new Punctuality(cycles * devices.size(), stored, missed, doubled, latenesses);
    }

    /** Returns how far an instant lies from the nearest multiple of the cycle, negative before it. */
    private static long offset(long since, long cycleMs) {
        return since - Math.round((double) since / cycleMs) * cycleMs;
    }
}
