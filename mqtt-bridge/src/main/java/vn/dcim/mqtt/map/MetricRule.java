package vn.dcim.mqtt.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.Quantity;

/**
 * How a point is made of a metric of Sparkplug.
 *
 * @param metrics names, of which placeholders may be a part; the first that fits counts
 * @param unitStated whether the map says in which unit the metric is; what a birth says then does not count
 */
record MetricRule(List<TopicPattern> metrics, PointRule point, boolean unitStated) {

    /** Returns what the placeholders stand for; empty when the metric is another. */
    Optional<Map<String, String>> match(String metric) {
        return metrics.stream()
                .flatMap(pattern -> pattern.match(metric).map(pattern::forNames).stream())
                .findFirst();
    }

    /**
     * Returns how the metric becomes a value of the point.
     *
     * @param unit UCUM, as the birth says; empty for the point's own
     * @throws IllegalArgumentException when it does not measure the point's quantity
     */
    Conversion conversion(String unit) {
        Conversion own = point.conversion();
        Quantity quantity = point.quantity();
        if (unit.isEmpty() || unitStated || quantity == Quantity.STATE) {
            return own;
        }
        double factor = quantity.factor(unit);
        return new Conversion(
                own.factor() * factor,
                (own.offset() + quantity.shift(unit)) * factor,
                own.absent(),
                own.min(),
                own.max(),
                own.states(),
                own.bit(),
                own.pattern(),
                own.sequels());
    }
}
