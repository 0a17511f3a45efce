package vn.dcim.web.overview;

import java.util.List;
import java.util.Map;
import vn.dcim.web.overview.PowerGraph.Edge;

/**
 * Where the parts of the single-line diagram stand: sources above, loads below, path A left, path B right, racks in a row at the
 * bottom. Lengths are in units of the drawing, from its upper left corner.
 *
 * @param boxes by key of the node
 * @param wires in the order of the graph's edges
 * @param cells one for each rack, from left to right
 * @param bars of the equipment that feeds racks
 */
public record SingleLine(
        double width, double height, Map<String, Box> boxes, List<Wire> wires, List<Cell> cells, List<Bar> bars) {

    /** @param x of the left side, {@code y} of the upper one */
    public record Box(double x, double y, double width, double height, int rank) {

        public double middle() {
            return x + width / 2;
        }

        public double bottom() {
            return y + height;
        }
    }

    /** @param path of SVG, made of horizontal and vertical runs */
    public record Wire(Edge edge, String path) {}

    /** @param taps where the feeds of the rack come in from above, in their order */
    public record Cell(PowerGraph.Rack rack, double x, double y, double width, double height, List<Tap> taps) {}

    /** The short run from a bar down to a rack. */
    public record Tap(Edge edge, double x, double from, double to) {}

    /** The bar over the racks that one node feeds, and the way to it. */
    public record Bar(String from, String path) {}

    public boolean isEmpty() {
        return boxes.isEmpty();
    }
}
