package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what places hold at several instants: front and rear of a unit, and its halves, are one unit. */
final class Occupancy {

    private final int times;
    private final Map<Long, BitSet[]> taken = new HashMap<>();
    private final Map<Long, double[]> weight = new HashMap<>();
    private final Map<Long, Integer> unplaced = new HashMap<>();
    private final Map<Long, Integer> unweighed = new HashMap<>();

    /**
     * @param instants at which it is counted, in their order; the last is now
     * @param weights in kg, by asset, of what was weighed; of what left as of what is there
     */
    Occupancy(List<Stay> stays, List<Instant> instants, Map<Long, Integer> weights) {
        times = instants.size();
        for (Stay stay : stays) {
            for (int i = 0; i < times; i++) {
                if (stay.isAt(instants.get(i))) {
                    count(stay, i, weights.get(stay.assetId()));
                }
            }
        }
    }

    private void count(Stay stay, int time, @Nullable Integer kilograms) {
        if (stay.unit() > 0) {
            BitSet[] units = taken.computeIfAbsent(stay.placeId(), _ -> new BitSet[times]);
            if (units[time] == null) {
                units[time] = new BitSet();
            }
            units[time].set(stay.unit(), stay.top() + 1);
        }
        if (kilograms != null) {
            weight.computeIfAbsent(stay.placeId(), _ -> new double[times])[time] += kilograms;
        }
        if (time == times - 1 && stay.unit() == 0) {
            unplaced.merge(stay.placeId(), 1, Integer::sum);
        }
        if (time == times - 1 && kilograms == null) {
            unweighed.merge(stay.placeId(), 1, Integer::sum);
        }
    }

    /** Returns how many units were taken in some racks together. */
    double[] units(Iterable<Long> racks) {
        double[] sums = new double[times];
        for (Long rack : racks) {
            BitSet[] units = taken.getOrDefault(rack, new BitSet[times]);
            for (int i = 0; i < times; i++) {
                sums[i] += units[i] == null ? 0 : units[i].cardinality();
            }
        }
        return sums;
    }

    /** Returns what the equipment of some places weighed together, in kg. */
    double[] kilograms(Iterable<Long> places) {
        double[] sums = new double[times];
        for (Long place : places) {
            double[] each = weight.getOrDefault(place, new double[times]);
            for (int i = 0; i < times; i++) {
                sums[i] += each[i];
            }
        }
        return sums;
    }

    /** Returns how many assets stand there now without a unit. */
    int unplaced(Iterable<Long> racks) {
        return sum(unplaced, racks);
    }

    /** Returns of how many assets that stand there now nobody noted a weight. */
    int unweighed(Iterable<Long> places) {
        return sum(unweighed, places);
    }

    private static int sum(Map<Long, Integer> counted, Iterable<Long> places) {
        int sum = 0;
        for (Long place : places) {
            sum += counted.getOrDefault(place, 0);
        }
        return sum;
    }
}
