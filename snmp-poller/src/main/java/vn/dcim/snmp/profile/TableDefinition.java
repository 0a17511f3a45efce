package vn.dcim.snmp.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snmp4j.smi.OID;

/**
 * Points that stand once a row.
 *
 * @param entry the table's entry
 * @param rows the column whose instances are the rows; where absent, every row of any point's column
 * @param key template of the row's key: index parts {@code {1}} and columns {@code {c2}}
 * @param keys the key to another word, such as 1 to L1; a key that is missing here stays as it is
 * @param sole true where the key is left out of the names when there is only one row
 */
record TableDefinition(
        OID entry,
        Optional<ColumnRef> rows,
        String key,
        Map<String, ColumnRef> keyColumns,
        Map<String, String> keys,
        boolean sole,
        Optional<PointDefinition.Label> label,
        List<PointDefinition.Condition> conditions,
        List<PointDefinition> points) {}
