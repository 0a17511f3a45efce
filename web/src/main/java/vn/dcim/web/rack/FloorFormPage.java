package vn.dcim.web.rack;

import java.util.List;
import java.util.Map;
import vn.dcim.core.floor.FloorKind;
import vn.dcim.core.floor.Offer;
import vn.dcim.core.place.Place;

/**
 * A floor plan that is being changed.
 *
 * @param revision that the change is made upon; 0 for a room that nobody has drawn
 * @param typed of the room, as are the rows of what stands in it
 * @param offers what the room has that the rows do not place
 * @param faults why it was not saved; empty for none
 */
public record FloorFormPage(
        Place room,
        int revision,
        Map<String, String> typed,
        List<Map<String, String>> rows,
        List<Offer> offers,
        List<String> faults) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String of(Map<String, String> row, String field) {
        return row.getOrDefault(field, "");
    }

    public boolean isCooling(Map<String, String> row) {
        return of(row, "kind").equals(FloorKind.COOLING.code());
    }
}
