package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;

/**
 * Something on a floor plan.
 *
 * @param id given by the database; null before
 * @param roomId the place whose plan it stands on
 * @param node what it is, as the graph of feeds names it, {@code place:3} or {@code device:12}; empty for what has a name alone
 * @param name as it was when it was placed
 * @param xMm left edge, as are those that follow as in {@link Box}
 * @param ratedWatts heat that a cooling unit takes away; null where nobody said
 * @param changedBy name of the account
 */
@MappedEntity("floor_thing")
public record FloorThing(
        @Id @GeneratedValue @Nullable Long id,
        long roomId,
        String node,
        FloorKind kind,
        String name,
        int xMm,
        int yMm,
        int widthMm,
        int depthMm,
        int turn,
        @Nullable Integer ratedWatts,
        String changedBy) {

    public Box box() {
        return new Box(xMm, yMm, widthMm, depthMm, turn);
    }

    FloorThing by(String actor) {
        return new FloorThing(id, roomId, node, kind, name, xMm, yMm, widthMm, depthMm, turn, ratedWatts, actor);
    }

    /** Returns it as the audit log tells it: where its corner is, in m, and how it is turned. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s: %.2f, %.2f m, %.2f × %.2f m, %d°%s",
                kind.code(),
                name,
                xMm / 1000.0,
                yMm / 1000.0,
                widthMm / 1000.0,
                depthMm / 1000.0,
                turn,
                ratedWatts == null ? "" : ", " + ratedWatts + " W");
    }
}
