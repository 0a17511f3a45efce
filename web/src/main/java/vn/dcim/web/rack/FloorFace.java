package vn.dcim.web.rack;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.floor.Box;
import vn.dcim.core.floor.FloorKind;
import vn.dcim.core.floor.FloorThing;
import vn.dcim.web.live.LiveValue;

/**
 * Something as it is drawn on a floor plan, in cm.
 *
 * @param link empty where nothing more is known of it
 * @param rack what it holds; null for what is no rack
 * @param bars a load for each feed of a rack, path A first
 * @param air the temperature where its air goes in; null where nothing measures it
 * @param airBand of the scale; -1 where the temperature is not known
 */
public record FloorFace(
        FloorThing thing,
        String link,
        @Nullable Elevation rack,
        List<Bar> bars,
        @Nullable LiveValue air,
        int airBand) {

    private static final int CM = 10;
    /** Width of a letter of a name. */
    private static final int LETTER = 8;
    /** How far a bar lies from the edge. */
    private static final int MARGIN = 6;

    private static final int BAR = 6;
    private static final int PITCH = 9;

    /** @param percent of the full rating; null where none is noted */
    public record Bar(String name, @Nullable Double percent, String css) {

        /** Returns how much of a length it fills. */
        public double of(double length) {
            return percent == null ? 0 : length * Math.clamp(percent / 100, 0, 1);
        }
    }

    public double x() {
        return box().x() / (double) CM;
    }

    public double y() {
        return box().y() / (double) CM;
    }

    public double width() {
        return box().across() / (double) CM;
    }

    public double height() {
        return box().down() / (double) CM;
    }

    public double middle() {
        return x() + width() / 2;
    }

    /** Returns where a line of text stands, from 0. */
    public double line(int number) {
        return y() + height() / 2 - (isRack() ? 20 : -5) + 18 * number;
    }

    public double barY(int number) {
        return y() + height() - MARGIN - BAR - (bars.size() - 1 - number) * PITCH;
    }

    public double barX() {
        return x() + MARGIN;
    }

    public double barLength() {
        return width() - 2 * MARGIN;
    }

    /** Returns a line along its front. */
    public String front() {
        double right = x() + width();
        double bottom = y() + height();
        return switch (box().turn()) {
            case 90 -> "M%s %sV%s".formatted(x(), y(), bottom);
            case 180 -> "M%s %sH%s".formatted(x(), y(), right);
            case 270 -> "M%s %sV%s".formatted(right, y(), bottom);
            default -> "M%s %sH%s".formatted(x(), bottom, right);
        };
    }

    public boolean isRack() {
        return thing.kind() == FloorKind.RACK;
    }

    public boolean isSolid() {
        return thing.kind().isSolid();
    }

    /** Returns its name as far as there is room; whole on its title. */
    public String shortName() {
        int room = Math.max(2, (int) (width() / LETTER));
        return thing.name().length() <= room ? thing.name() : thing.name().substring(0, room - 1) + "…";
    }

    private Box box() {
        return thing.box();
    }
}
