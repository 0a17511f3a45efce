package vn.dcim.web.overview;

/**
 * How something is drawn.
 *
 * @param follows whether it is a consequence of something else that is shown, so that it stands back
 */
public record Look(Level level, boolean follows) {

    static final Look NORMAL = new Look(Level.NONE, false);

    static Look of(Level level) {
        return new Look(level, false);
    }

    /** Returns the worse of two; of two as bad, the one that follows from nothing. */
    Look or(Look other) {
        if (level != other.level) {
            return level.compareTo(other.level) > 0 ? this : other;
        }
        return follows ? other : this;
    }

    public boolean isNormal() {
        return level == Level.NONE;
    }

    public String css() {
        return level.css() + (follows ? " follows" : "");
    }

    /** Returns the sign that goes with the colour: filled for what needs somebody, hollow for what follows from it. */
    public String sign() {
        return switch (level) {
            case NONE -> "";
            case LOW -> follows ? "◌" : "○";
            case MEDIUM -> follows ? "△" : "▲";
            case HIGH -> follows ? "□" : "■";
        };
    }
}
