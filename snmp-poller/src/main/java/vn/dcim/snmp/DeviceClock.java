package vn.dcim.snmp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.snmp.transport.SnmpView;

/**
 * The point that tells by how many seconds a device's clock is ahead of ours, of every device that states its date, whatever its profile.
 * Its source is {@code clock:} and the OID of the date. Source: RFC 2790, hrSystemDate; RFC 2579, DateAndTime.
 */
final class DeviceClock {

    static final OID DATE = new OID("1.3.6.1.2.1.25.1.2.0");
    static final String POINT = "device.clock-offset";
    private static final String SOURCE = "clock:" + DATE;
    /** An answer that took longer says too little about when the date was read. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    private static final int WITHOUT_ZONE = 8;
    private static final int WITH_ZONE = 11;
    private static final double MILLIS = 1000;

    private DeviceClock() {}

    static boolean isSource(String source) {
        return source.equals(SOURCE);
    }

    /** Returns what a device offers and, where it states its date, by how much that is ahead. @param now when it was asked */
    static List<DeviceReading.Value> with(List<DeviceReading.Value> offered, SnmpView agent, Instant now) {
        Optional<Instant> date =
                Optional.ofNullable(agent.get(List.of(DATE)).get(DATE)).flatMap(said -> read(said, CentreTime.ZONE));
        if (date.isEmpty() || offered.stream().anyMatch(value -> value.name().equals(POINT))) {
            return offered;
        }
        List<DeviceReading.Value> all = new ArrayList<>(offered);
        all.add(new DeviceReading.Value(
                POINT,
                "",
                SOURCE,
                Quantity.DURATION,
                PollClass.SLOW,
                Conversion.IDENTITY,
                seconds(now, date.get()),
                null,
                Quality.GOOD,
                ""));
        return all;
    }

    /**
     * Returns by how many seconds a date is ahead; empty where that cannot be told.
     *
     * @param answered by our clock
     * @param took between question and answer; the date is taken for that of the middle
     */
    static Optional<Double> ahead(Variable date, Instant answered, Duration took) {
        return took.compareTo(PROMPT) > 0
                ? Optional.empty()
                : read(date, CentreTime.ZONE).map(said -> seconds(answered.minus(took.dividedBy(2)), said));
    }

    private static double seconds(Instant ours, Instant theirs) {
        return Duration.between(ours, theirs).toMillis() / MILLIS;
    }

    /** Returns the instant of a DateAndTime; empty where it is none. @param zone of dates that name none */
    static Optional<Instant> read(Variable said, ZoneId zone) {
        if (!(said instanceof OctetString octets) || octets.length() != WITHOUT_ZONE && octets.length() != WITH_ZONE) {
            return Optional.empty();
        }
        byte[] date = octets.getValue();
        try {
            LocalDateTime local = LocalDateTime.of(
                            (date[0] & 0xFF) << 8 | date[1] & 0xFF,
                            date[2],
                            date[3],
                            date[4],
                            date[5],
                            Math.min(59, date[6]))
                    .plus(Duration.ofMillis(100L * date[7]));
            if (octets.length() == WITHOUT_ZONE) {
                return Optional.of(local.atZone(zone).toInstant());
            }
            int sign = date[8] == '-' ? -1 : 1;
            return Optional.of(local.toInstant(ZoneOffset.ofHoursMinutes(sign * date[9], sign * date[10])));
        } catch (DateTimeException e) {
            // why: a clock that was never set says month 0
            return Optional.empty();
        }
    }
}
