package vn.dcim.core.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import vn.dcim.core.floor.Box.Spot;

/**
 * How warm the air is between thermometers: the mean of those within reach, each weighted with one over the square of its distance.
 * Where none is within reach, and behind racks, nothing is said.
 */
public final class HeatMap {

    /** Beyond this, in mm, a thermometer tells nothing: there stand racks between. */
    static final int REACH = 2000;

    private final List<Sensor> sensors;

    public HeatMap(List<Sensor> sensors) {
        this.sensors = List.copyOf(sensors);
    }

    /**
     * A thermometer that can be believed.
     *
     * @param turn of the rack at whose front it hangs, as of a {@link Box}: behind that it tells nothing; {@link #FREE} for one that
     *     hangs free
     */
    public record Sensor(Spot at, double celsius, int turn) {

        public static final int FREE = -1;

        public Sensor(Spot at, double celsius) {
            this(at, celsius, FREE);
        }

        private boolean isBefore(Spot spot) {
            return switch (turn) {
                case 0 -> spot.y() >= at.y();
                case 90 -> spot.x() <= at.x();
                case 180 -> spot.y() <= at.y();
                case 270 -> spot.x() >= at.x();
                default -> true;
            };
        }
    }

    /** Cells of one row and one band, in mm. */
    public record Patch(int x, int y, int width, int depth, int band) {}

    /** Returns the temperature at a point, in °C; empty where nothing measures near it. */
    public OptionalDouble at(Spot spot) {
        double sum = 0;
        double weights = 0;
        for (Sensor sensor : sensors) {
            double distance = sensor.at().distance(spot);
            if (distance < 1) {
                return OptionalDouble.of(sensor.celsius());
            }
            if (distance <= REACH && sensor.isBefore(spot)) {
                double weight = 1 / (distance * distance);
                sum += weight * sensor.celsius();
                weights += weight;
            }
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /** Returns a room in cells of some width, told by the temperature in their middle, left to right and downwards. */
    public List<Patch> patches(int roomWidth, int roomDepth, int cell, HeatScale scale) {
        List<Patch> patches = new ArrayList<>();
        for (int y = 0; y < roomDepth; y += cell) {
            Patch run = null;
            for (int x = 0; x < roomWidth; x += cell) {
                int width = Math.min(cell, roomWidth - x);
                OptionalDouble celsius = at(new Spot(x + cell / 2, y + cell / 2));
                int band = celsius.isEmpty() ? -1 : scale.band(celsius.getAsDouble());
                if (run != null && run.band() == band) {
                    run = new Patch(run.x(), y, run.width() + width, run.depth(), band);
                    patches.set(patches.size() - 1, run);
                } else if (band >= 0) {
                    run = new Patch(x, y, width, Math.min(cell, roomDepth - y), band);
                    patches.add(run);
                } else {
                    run = null;
                }
            }
        }
        return patches;
    }
}
