package vn.dcim.web.unit;

import java.util.List;
import vn.dcim.core.unit.Unit;

/**
 * The units.
 *
 * @param typed what was refused
 * @param id of the unit whose form was refused; 0 for the form for a new one
 * @param fault why; empty for none
 */
public record UnitsPage(List<Row> rows, UnitForm typed, long id, String fault) {

    /** A unit with how many devices are its systems, those that are retired left out. */
    public record Row(Unit unit, long devices) {}

    /** Returns why the form of a unit was refused; empty for none. */
    public String fault(long ofUnit) {
        return id == ofUnit ? fault : "";
    }

    public String name(Unit unit) {
        return fault(unit.id()).isEmpty() ? unit.name() : typed.typedName();
    }

    public String shortName(Unit unit) {
        return fault(unit.id()).isEmpty() ? unit.shortName() : typed.typedShortName();
    }
}
