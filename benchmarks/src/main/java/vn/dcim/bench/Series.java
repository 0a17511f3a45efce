package vn.dcim.bench;

import java.util.Arrays;
import java.util.Collection;

/** Observations of one quantity. */
final class Series {

    private final double[] sorted;

    private Series(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a series needs an observation");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    static Series of(double... values) {
        return new Series(values);
    }

    static Series of(Collection<? extends Number> values) {
        return new Series(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    int size() {
        return sorted.length;
    }

    double min() {
        return sorted[0];
    }

    double max() {
        return sorted[sorted.length - 1];
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Returns the least observation that {@code share} of all do not exceed.
     *
     * @param share above 0, at most 1
     */
    double percentile(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
