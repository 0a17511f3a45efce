package vn.dcim.snmp.profile;

import org.snmp4j.smi.OID;

/**
 * A column of a table, or of another table that has the same index or a part of it.
 *
 * @param column the column's OID without index; a scalar's whole OID where {@code scalar}
 * @param index template of the index in the other table, such as {@code {1}.{2}}; empty for the row's own index
 */
record ColumnRef(OID column, String index, boolean scalar) {

    OID of(RowKey row) {
        if (scalar) {
            return column;
        }
        OID suffix = index.isEmpty() ? row.index() : new OID(row.fill(index));
        OID oid = new OID(column);
        oid.append(suffix);
        return oid;
    }
}
