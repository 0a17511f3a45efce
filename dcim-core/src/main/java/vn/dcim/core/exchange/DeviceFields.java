package vn.dcim.core.exchange;

import static vn.dcim.core.asset.AssetField.*;

import java.util.List;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.FieldKey;

/** The fields of an asset that NetBox and Snipe-IT have no column for, and carry in custom fields. */
final class DeviceFields {

    static final List<AssetField> CARRIED = List.of(
            MAC,
            IP,
            IMPORTANCE,
            HOLDING_UNIT,
            HOLDER,
            HANDOVER,
            HELD_SINCE,
            ORIGIN,
            DECISION,
            SUPPLIER,
            CONTRACT,
            PRICE,
            IN_USE_ON,
            LIFE,
            WARRANTY_TO);

    private DeviceFields() {}

    /** Returns the name of the custom field, such as {@code in_use_on}: NetBox takes no hyphens there. */
    static String column(FieldKey field) {
        return field.code().replace('-', '_');
    }
}
