package vn.dcim.core.asset;

import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.FieldSet;

/** Sorts by one of the centre's own fields; what tells nothing stands last. */
public record CustomOrder(CustomField field) implements AssetSort {

    @Override
    public String sql(boolean descending) {
        String value = FieldSet.valueSql(field.code());
        String sorted = field.type().isNumber() ? "CAST(" + value + " AS DECIMAL(30, 6))" : value;
        return value + " IS NULL, " + sorted + (descending ? " DESC" : "") + ", id";
    }
}
