package vn.dcim.core.floor;

import java.util.ArrayList;
import java.util.List;

/**
 * A first proposal for what nobody has placed yet: racks in rows that face each other across a cold aisle, everything else along the
 * upper wall. People move it to where it stands.
 */
public final class Arrangement {

    /** Room to walk, in mm. */
    private static final int AISLE = 1200;

    private static final int ABOVE_RACKS = 1800;
    private static final int FROM_WALL = 100;
    private static final int GAP = 300;

    private Arrangement() {}

    /** Returns things that lie within the width of a room; they may reach beyond its depth, or lie on others. */
    public static List<FloorThing> of(long roomId, int roomWidth, List<Offer> offers) {
        List<FloorThing> things = new ArrayList<>();
        int x = AISLE;
        int row = 0;
        int wall = FROM_WALL;
        for (Offer offer : offers) {
            FloorKind kind = offer.kind();
            if (kind == FloorKind.RACK) {
                if (x + kind.width() > roomWidth - AISLE && x > AISLE) {
                    x = AISLE;
                    row++;
                }
                int y = ABOVE_RACKS + row * (kind.depth() + AISLE);
                things.add(thing(roomId, offer, x, y, row % 2 == 0 ? 0 : 180));
                x += kind.width();
            } else {
                things.add(thing(roomId, offer, Math.min(wall, Math.max(0, roomWidth - kind.width())), FROM_WALL, 0));
                wall += kind.width() + GAP;
            }
        }
        return things;
    }

    private static FloorThing thing(long roomId, Offer offer, int x, int y, int turn) {
        FloorKind kind = offer.kind();
        return new FloorThing(
                null, roomId, offer.node(), kind, offer.name(), x, y, kind.width(), kind.depth(), turn, null, "");
    }
}
