package vn.dcim.mqtt.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.point.Conversion;

/**
 * What the metrics of one kind of edge node, or of device behind one, mean.
 *
 * @param device {@code {group}/{node}} or {@code {group}/{node}/{device}}
 * @param when names of metrics that the birth must have
 * @param units UCUM codes by how births spell them
 * @param file where it stands
 */
public record SparkplugMap(
        DeviceKind kind,
        TopicPattern device,
        List<String> when,
        List<MetricRule> metrics,
        Map<String, String> units,
        String file) {

    /** What every topic of Sparkplug B begins with. */
    public static final String NAMESPACE = "spBv1.0/";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** What a metric says of a point; empty where no point is made of it, with the reason where there should be one. */
    public record Read(Optional<FieldValue> value, Optional<Fault> fault) {

        static final Read NOTHING = new Read(Optional.empty(), Optional.empty());
    }

    /** Tells whether a base topic may belong to a device of this map. */
    public boolean owns(String baseTopic) {
        return names(baseTopic).isPresent();
    }

    private Optional<Map<String, String>> names(String baseTopic) {
        return baseTopic.startsWith(NAMESPACE)
                ? device.match(baseTopic.substring(NAMESPACE.length()))
                : Optional.empty();
    }

    String topic() {
        return NAMESPACE + device;
    }

    /** Returns how many of the metrics of a birth it reads; none when one that it wants is missing. */
    int reads(Collection<String> birth) {
        if (!birth.containsAll(when)) {
            return 0;
        }
        return (int) birth.stream()
                .filter(name ->
                        metrics.stream().anyMatch(rule -> rule.match(name).isPresent()))
                .count();
    }

    /**
     * Reads one metric.
     *
     * @param value JSON null where the device says that there is none
     * @param unit as its birth spells it; empty where it does not
     * @param at when it was measured
     */
    public Read read(String baseTopic, String metric, JsonNode value, String unit, Instant at) {
        Map<String, String> deviceNames = device.forNames(names(baseTopic).orElse(Map.of()));
        for (MetricRule rule : metrics) {
            Optional<Map<String, String>> names = rule.match(metric);
            if (names.isPresent()) {
                Map<String, String> all = new HashMap<>(deviceNames);
                all.putAll(names.get());
                return read(baseTopic, rule, metric, value, unit, at, all);
            }
        }
        return Read.NOTHING;
    }

    private Read read(
            String baseTopic,
            MetricRule rule,
            String metric,
            JsonNode value,
            String unit,
            Instant at,
            Map<String, String> names) {
        PointRule point = rule.point();
        Conversion conversion;
        try {
            conversion = rule.conversion(units.getOrDefault(unit, unit));
        } catch (IllegalArgumentException e) {
            return new Read(
                    Optional.empty(),
                    Optional.of(Fault.of(Fault.Detail.UNIT_DOES_NOT_FIT, metric, unit, point.name())));
        }
        RawField.Outcome outcome = value.isNull()
                // why: that there is no value is bad, also where a map gives "*" a state
                ? RawField.Outcome.of(RawField.NONE)
                : RawField.read(point, new RawField.Place(metric, new ArrayList<>(List.of(value)), Map.of()), at);
        return new Read(
                outcome.raw()
                        .map(raw -> new FieldValue(
                                fill(point.name(), names),
                                point.governed(),
                                fill(point.label(), names),
                                baseTopic + "#" + metric,
                                point.pollClass(),
                                conversion,
                                raw)),
                outcome.fault());
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
