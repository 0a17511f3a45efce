package vn.dcim.core.floor;

/**
 * The ground that something covers, in mm from the upper left corner of its room.
 *
 * @param width along its front
 * @param depth from front to rear
 * @param turn clockwise, in degrees: 0 is front down, 90 left, 180 up, 270 right
 */
public record Box(int x, int y, int width, int depth, int turn) {

    /** A point of the floor, in mm. */
    public record Spot(int x, int y) {

        double distance(Spot other) {
            return Math.hypot(x - (double) other.x, y - (double) other.y);
        }
    }

    /** Returns how much it covers from left to right. */
    public int across() {
        return turn % 180 == 0 ? width : depth;
    }

    /** Returns how much it covers from top to bottom. */
    public int down() {
        return turn % 180 == 0 ? depth : width;
    }

    public int right() {
        return x + across();
    }

    public int bottom() {
        return y + down();
    }

    /** Tells whether two cover the same ground; what touches does not. */
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public boolean isInside(int roomWidth, int roomDepth) {
        return x >= 0 && y >= 0 && right() <= roomWidth && bottom() <= roomDepth;
    }

    /** Returns the middle of its front, where the air goes in. */
    public Spot front() {
        return switch (turn) {
            case 90 -> new Spot(x, y + down() / 2);
            case 180 -> new Spot(x + across() / 2, y);
            case 270 -> new Spot(right(), y + down() / 2);
            default -> new Spot(x + across() / 2, bottom());
        };
    }

    public Spot middle() {
        return new Spot(x + across() / 2, y + down() / 2);
    }
}
