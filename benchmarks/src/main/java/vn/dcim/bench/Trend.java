package vn.dcim.bench;

import java.util.List;

/** Where a quantity is heading that was looked at in even steps. */
final class Trend {

    private Trend() {}

    /**
     * Returns by how much it rises a step: the straight line that lies closest to all looks (least squares).
     *
     * @param looks at least two, in their order
     */
    static double slope(List<Double> looks) {
        if (looks.size() < 2) {
            throw new IllegalArgumentException("a trend needs two looks, not " + looks.size());
        }
        double middle = (looks.size() - 1) / 2.0;
        double rise = 0;
        double run = 0;
        for (int step = 0; step < looks.size(); step++) {
            rise += (step - middle) * looks.get(step);
            run += (step - middle) * (step - middle);
        }
        return rise / run;
    }
}
