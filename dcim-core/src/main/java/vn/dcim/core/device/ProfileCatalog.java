package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;

/** What the program knows to read, by profile; lives with the protocol it is about. Pages show it. */
public interface ProfileCatalog {

    /** Returns every profile once, in no particular order; ids are unique over all catalogs. */
    List<Profile> profiles();

    /** Returns a number as a profile shows it: in full, without an exponent or zeros that say nothing. */
    static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** How the devices of a profile are read. */
    enum Protocol {
        SNMP,
        MQTT
    }

    /**
     * A family of devices.
     *
     * @param vendor empty where many make such devices, like {@code model}
     * @param isAbstract whether it is only there to be extended
     * @param parents ids of the profiles it extends itself
     * @param selectors ways to recognise a device, each a list of which all must hold
     * @param parts what is read, its own first, then what it inherits
     * @param file where it was loaded from
     */
    record Profile(
            String id,
            Protocol protocol,
            DeviceClass deviceClass,
            String vendor,
            String model,
            boolean isAbstract,
            List<String> parents,
            List<List<Clue>> selectors,
            List<Part> parts,
            List<Trap> traps,
            String file) {

        /** Returns how many names it reads, those of a table once however many rows it has. */
        public int pointCount() {
            return (int) parts.stream()
                    .flatMap(part -> part.points().stream())
                    .map(ReadPoint::name)
                    .distinct()
                    .count();
        }
    }

    /**
     * A sign of a device.
     *
     * @param kind {@code sys-object-id}, {@code sys-descr}, {@code exists}, {@code absent}, {@code value} or {@code topic}
     */
    record Clue(String kind, String text) {}

    /**
     * Points that are read from one place.
     *
     * @param from id of the profile that says so
     * @param place a topic or a table; empty for single variables
     * @param key how the rows of a table are named, such as {@code {1}-{2}}; empty elsewhere
     * @param conditions what must hold for it to count
     * @param every how often it is due; null where the points say it, or where it comes when something happens
     */
    record Part(
            String from,
            String place,
            String key,
            List<String> conditions,
            @Nullable Duration every,
            List<ReadPoint> points) {}

    /**
     * How one point is read.
     *
     * @param name governed, with placeholders where there are several
     * @param titles what people call it, by language
     * @param label what the device calls it, or where it says so; empty where it does not
     * @param unit in which the device states it, UCUM; empty for states
     * @param source an OID, or a JSON pointer
     * @param scale what is done to the raw number, such as {@code × 0.1}; empty for nothing
     * @param states the device's values with the states they stand for; empty for quantities
     * @param absent raw numbers by which the device says that it has no value
     * @param min least possible value, or null
     * @param max greatest possible value, or null
     * @param conditions what must hold for the point to be there
     */
    record ReadPoint(
            String name,
            Map<String, String> titles,
            String label,
            Quantity quantity,
            String unit,
            String source,
            String scale,
            PollClass pollClass,
            Map<String, StateList.State> states,
            Set<Double> absent,
            @Nullable Double min,
            @Nullable Double max,
            List<String> conditions) {}

    /**
     * A notification that is understood.
     *
     * @param from id of the profile that says so
     * @param refreshes points that are asked for at once; empty for all fast ones
     * @param point the point it sets, or null
     * @param state the word it is set to, or null
     */
    record Trap(
            String from,
            String oid,
            List<String> refreshes,
            @Nullable String point,
            @Nullable String state) {}
}
