package vn.dcim.mqtt.map;

import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.RawValue;

/**
 * What a payload says of one point.
 *
 * @param name the concrete governed name
 * @param source topic and path, such as {@code dc/hg01/crac/c1/telemetry#/supply}
 */
public record FieldValue(
        String name,
        PointName governed,
        String label,
        String source,
        PollClass pollClass,
        Conversion conversion,
        RawValue raw) {

    public FieldValue labelled(String other) {
        return new FieldValue(name, governed, other, source, pollClass, conversion, raw);
    }
}
