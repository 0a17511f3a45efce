package vn.dcim.web.overview;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the overview shows.
 *
 * @param watched ids of points on which the drawing depends
 * @param newest instant of the latest of their readings; null before the first
 * @param load what the UPSes deliver together; null where none says
 * @param apart power equipment that no feed names
 */
public record Board(
        SingleLine line,
        Map<String, Face> faces,
        Map<PowerGraph.Edge, Wiring> wirings,
        List<RackFace> racks,
        List<Branch> tree,
        List<Face> apart,
        @Nullable Figure load,
        Standing standing,
        List<Cooler> coolers,
        List<Door> doors,
        List<Camera> cameras,
        List<Line> lines,
        List<Air> air,
        Set<Long> watched,
        @Nullable Instant newest,
        boolean noDevices) {

    /**
     * What stands in a box.
     *
     * @param kind class of the style sheet
     * @param link empty for none
     * @param word state in a word; empty where there is none to say
     * @param lead the number that matters most; null for none
     * @param figures of the line below
     */
    public record Face(
            String key,
            String kind,
            String name,
            String link,
            String word,
            Look look,
            Flow flow,
            @Nullable Figure lead,
            List<Figure> figures,
            List<Gauge> gauges,
            List<Member> members) {}

    /** A number with a bar from 0 to {@code full}. */
    public record Gauge(Figure figure, double full, Look look) {}

    /** One of several devices in a box. */
    public record Member(String name, String link, Look look) {}

    /** @param idle whether a switch has chosen another source */
    public record Wiring(Flow flow, boolean idle) {

        public String css() {
            return switch (flow) {
                case DEAD -> "dead";
                case UNKNOWN -> "unknown";
                case BATTERY, LIVE -> idle ? "idle" : "fed";
            };
        }
    }

    /**
     * @param inlet temperature where the air goes in; null where nothing measures it
     * @param feeds how many feeds it has, {@code energised} how many of them have voltage
     * @param word what is wrong with its supply; empty when nothing is
     * @param only which path alone feeds it, in words; empty where there are two
     */
    public record RackFace(
            String key,
            String name,
            String link,
            Look look,
            String word,
            int feeds,
            long energised,
            String only,
            @Nullable Figure inlet,
            Look inletLook) {

        private static final double COLD = 15;
        private static final double HOT = 32;

        /** Returns the temperature at the lower end of the rack's scale. */
        public double cold() {
            return inlet.range().isKnown() ? inlet.range().from() : COLD;
        }

        public double hot() {
            return inlet.range().isKnown() ? inlet.range().to() : HOT;
        }

        /** Returns where on the scale a temperature lies, from 0 to 1. */
        public double share(double temperature) {
            return Math.clamp((temperature - cold()) / (hot() - cold()), 0, 1);
        }
    }

    /** A part of the power path with what it feeds, for narrow screens. */
    public record Branch(Face face, List<Branch> below, List<RackFace> racks) {}

    /** @param unit state of the unit in a word */
    public record Cooler(
            String name,
            String link,
            String unit,
            Look look,
            @Nullable Figure supply,
            @Nullable Figure back) {}

    /**
     * @param word whether it is locked; whether it is open or worse where it is not closed
     * @param since when it was opened; null for a closed door
     */
    public record Door(
            String name,
            String link,
            String word,
            Look look,
            @Nullable Instant since) {}

    /** @param days of the oldest footage; empty where unknown, or where {@code word} says that something else is wrong */
    public record Camera(String name, String link, String word, String days, Look look) {}

    public record Line(
            String name,
            String link,
            String word,
            Look look,
            @Nullable Figure in,
            @Nullable Figure out) {}

    /** @param where the device or place that says so */
    public record Air(
            String label,
            String where,
            String link,
            @Nullable Figure figure,
            String word,
            Look look) {}

    /**
     * The alarms that stand.
     *
     * @param roots worst first
     * @param folded consequences beneath them
     * @param silenced shelved or out of service
     */
    public record Standing(List<Root> roots, int folded, int silenced) {}

    /**
     * @param detail the value that raised it, with the limit; empty where there is none
     * @param state whether somebody knows, in words
     * @param consequences titles with their devices, those that are there now first, then the oldest
     * @param active whether the condition is there now
     */
    public record Root(
            long id,
            Level level,
            String word,
            String title,
            String device,
            String deviceLink,
            String detail,
            String state,
            boolean active,
            boolean acknowledged,
            Instant at,
            List<String> consequences,
            int further) {}

    /** Returns the class of a bar over racks: it carries what leaves the equipment it hangs on. */
    public String barCss(SingleLine.Bar bar) {
        return new Wiring(faces.get(bar.from()).flow(), false).css();
    }

    /** Returns the ids of the points on which the drawing depends, with commas between. */
    public String watchedIds() {
        return watched.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Returns a word that changes when something other than a number changes. */
    public String version() {
        int hash = Objects.hash(
                line,
                faces.values().stream().map(Board::state).toList(),
                wirings,
                racks.stream()
                        .map(rack -> List.of(rack.name(), rack.look(), rack.word(), rack.inletLook(), rack.energised()))
                        .toList(),
                apart.stream().map(Board::state).toList(),
                standing,
                coolers.stream()
                        .map(cooler -> List.of(cooler.name(), cooler.unit(), cooler.look()))
                        .toList(),
                doors,
                cameras,
                lines.stream()
                        .map(each -> List.of(each.name(), each.word(), each.look()))
                        .toList(),
                air.stream()
                        .map(each -> List.of(each.label(), each.where(), each.word(), each.look()))
                        .toList());
        return Integer.toHexString(hash);
    }

    private static Object state(Face face) {
        return List.of(face.key(), face.name(), face.word(), face.look(), face.flow(), face.members());
    }
}
