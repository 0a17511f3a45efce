package vn.dcim.snmp.profile;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.StateSequel;

/**
 * How one governed name is read.
 *
 * @param name with {@code {n}} for the row's key in tables
 * @param governed what the vocabulary says of the name
 * @param source the scalar's OID, or the column
 * @param scale factors of the raw number, all of which apply
 * @param unit of the scaled number, UCUM
 * @param unitColumn where the device states the unit, with the words it uses; overrides {@code unit}
 * @param conditions what must hold of the row for the point to be there
 */
record PointDefinition(
        String name,
        PointName governed,
        ColumnRef source,
        List<Factor> scale,
        double offset,
        String unit,
        Optional<UnitColumn> unitColumn,
        PollClass pollClass,
        Set<Double> absent,
        @Nullable Double min,
        @Nullable Double max,
        Map<String, Integer> states,
        @Nullable Integer bit,
        @Nullable String pattern,
        List<StateSequel> sequels,
        Optional<Label> label,
        List<Condition> conditions) {

    /** Returns every column that is read besides the source. */
    List<ColumnRef> columns() {
        List<ColumnRef> columns = new ArrayList<>();
        scale.forEach(factor -> {
            if (factor instanceof Factor.Read read) {
                columns.add(read.column());
            }
        });
        unitColumn.map(UnitColumn::column).ifPresent(columns::add);
        label.map(Label::column).ifPresent(columns::add);
        conditions.stream().map(Condition::column).filter(Objects::nonNull).forEach(columns::add);
        return columns;
    }

    /** A column in which the device names the unit. */
    record UnitColumn(ColumnRef column, Map<String, String> map) {}

    /** A fixed label, or a column that holds it. */
    record Label(String fixed, ColumnRef column) {}

    /**
     * What must match ({@code negated}: must not) for a row to count.
     *
     * @param column whose value, as text, is looked at; null where it is a part of the index
     * @param part template of the part of the index, such as {@code {3}}; empty where it is a column
     */
    record Condition(@Nullable ColumnRef column, String part, java.util.regex.Pattern pattern, boolean negated) {}
}
