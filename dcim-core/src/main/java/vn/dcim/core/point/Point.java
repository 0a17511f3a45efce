package vn.dcim.core.point;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;

/**
 * One quantity of one device.
 *
 * @param id given by the database; null before
 * @param name the concrete governed name, unique within the device, such as {@code outlet.3.current}
 * @param label what the device calls it (an interface's name, a sensor's name); empty when it says nothing
 * @param source where the raw value comes from: an OID in dotted form, or {@code topic#/json/pointer}
 * @param retired true when the device no longer offers it; its history stays
 */
@MappedEntity("point")
public record Point(
        @Id @GeneratedValue @Nullable Long id,
        long deviceId,
        String name,
        String label,
        Quantity quantity,
        String source,
        PollClass pollClass,
        @TypeDef(type = DataType.JSON) Conversion conversion,
        boolean retired) {

    /** Returns the point as one that its device no longer offers. */
    public Point retire() {
        return new Point(id, deviceId, name, label, quantity, source, pollClass, conversion, true);
    }

    /** Returns the UCUM code of the unit its values are in. */
    public String unit() {
        return quantity.unit();
    }
}
