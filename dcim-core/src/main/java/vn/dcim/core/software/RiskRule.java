package vn.dcim.core.software;

import java.util.Comparator;
import java.util.List;

/** How three ratings make one class of risk; 11/2023, article 10.2, asks for the class and does not say how. */
public enum RiskRule {
    /** As much as hangs on the most important of the three. */
    HIGHEST {
        @Override
        Level of(List<Level> ratings) {
            return ratings.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    },
    /** As much as two of the three reach. */
    MIDDLE {
        @Override
        Level of(List<Level> ratings) {
            return ratings.stream().sorted().skip(1).findFirst().orElseThrow();
        }
    };

    /** @param ratings three */
    abstract Level of(List<Level> ratings);
}
