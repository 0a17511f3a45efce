package vn.dcim.web.rack;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dcim.core.floor.CoolingBalance;
import vn.dcim.core.floor.FloorPlan;
import vn.dcim.core.floor.HeatMap.Patch;
import vn.dcim.core.floor.HeatScale;
import vn.dcim.core.place.Place;

/**
 * A room drawn to scale.
 *
 * @param rooms that are drawn, by name
 * @param patches how warm the floor is
 * @param isOfRules whether the scale is that of the rules in force, and not the usual one
 * @param measured how many thermometers the map is made of
 * @param left names of those that are left out, since they are stale or impossible
 */
public record FloorPage(
        Place room,
        List<Place> rooms,
        FloorPlan plan,
        List<FloorFace> faces,
        List<Patch> patches,
        HeatScale scale,
        boolean isOfRules,
        int measured,
        List<String> left,
        CoolingBalance cooling) {

    private static final int CM = 10;

    public int width() {
        return plan.widthMm() / CM;
    }

    public int depth() {
        return plan.depthMm() / CM;
    }

    /** Returns the lines between tiles, those of the edge included. */
    public String tiles() {
        double tile = plan.tileMm() / (double) CM;
        String down = IntStream.rangeClosed(0, plan.widthMm() / plan.tileMm())
                .mapToObj(i -> "M%s 0V%d".formatted(i * tile, depth()))
                .collect(Collectors.joining());
        return IntStream.rangeClosed(0, plan.depthMm() / plan.tileMm())
                .mapToObj(i -> "M0 %sH%d".formatted(i * tile, width()))
                .collect(Collectors.joining("", down, ""));
    }

    public List<FloorFace> racks() {
        return faces.stream().filter(face -> face.rack() != null).toList();
    }

    /** Returns the ids of the points whose readings the map is made of. */
    public String depends() {
        return faces.stream()
                .filter(face -> face.air() != null)
                .map(face -> String.valueOf(face.air().p()))
                .collect(Collectors.joining(","));
    }

    /** Returns a word that changes when something other than a number changes. */
    public String version() {
        return Integer.toHexString(Objects.hash(
                plan,
                patches,
                left,
                faces.stream()
                        .map(face -> List.of(
                                face.thing(),
                                face.airBand(),
                                face.bars().stream()
                                        .map(bar ->
                                                bar.css() + (bar.percent() == null ? "" : Math.round(bar.percent())))
                                        .toList(),
                                face.rack() == null ? 0 : face.rack().free()))
                        .toList()));
    }
}
