package vn.dcim.snmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * The points that no device states but that follow from two readings of a counter: traffic from octets, errors a minute from
 * errors. Their source is {@code rate:} and the OID of the counter; their raw value is the counter's increase per second.
 */
final class RatePoints {

    private static final String SCHEME = "rate:";
    private static final Pattern COUNTER = Pattern.compile("if\\.([^.]+)\\.(in|out)\\.(octets|errors)");
    private static final Map<String, Rate> RATES = Map.of(
            "octets", new Rate("rate", Quantity.DATA_RATE, "By/s"),
            "errors", new Rate("error-rate", Quantity.COUNT_RATE, "/s"));

    private RatePoints() {}

    private record Rate(String name, Quantity quantity, String rawUnit) {}

    /** Returns what a device offers and the rates that follow from it, each once. */
    static List<DeviceReading.Value> with(List<DeviceReading.Value> offered) {
        Map<String, DeviceReading.Value> all = new LinkedHashMap<>();
        offered.forEach(value -> all.put(value.name(), value));
        offered.forEach(value -> rateOf(value).ifPresent(rate -> all.putIfAbsent(rate.name(), rate)));
        return List.copyOf(all.values());
    }

    static Optional<String> counterOf(String source) {
        return source.startsWith(SCHEME) ? Optional.of(source.substring(SCHEME.length())) : Optional.empty();
    }

    private static Optional<DeviceReading.Value> rateOf(DeviceReading.Value counter) {
        Matcher matcher = COUNTER.matcher(counter.name());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Rate rate = RATES.get(matcher.group(3));
        return Optional.of(new DeviceReading.Value(
                "if." + matcher.group(1) + "." + matcher.group(2) + "." + rate.name(),
                counter.label(),
                SCHEME + counter.source(),
                rate.quantity(),
                counter.pollClass(),
                new Conversion(
                        counter.conversion().factor() * rate.quantity().factor(rate.rawUnit()),
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Double.NaN,
                null,
                Quality.BAD,
                "needs two readings of its counter"));
    }
}
