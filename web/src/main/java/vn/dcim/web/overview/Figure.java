package vn.dcim.web.overview;

import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;

/**
 * A number with what is said before it.
 *
 * @param label may be empty
 * @param value with id 0 when it is joined of several points
 * @param join {@code sum} or {@code max} of the points; empty for the value of one
 * @param of ids of the points
 * @param decimals of a joined value
 */
public record Figure(String label, LiveValue value, NormalRange range, String join, List<Long> of, int decimals) {

    public boolean isJoined() {
        return !join.isEmpty();
    }

    public String ids() {
        return of.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public Figure labelled(String text) {
        return new Figure(text, value, range, join, of, decimals);
    }

    /** Returns what part of {@code full} the value is, from 0 to 1. */
    public double share(double full) {
        return value.n() == null ? 0 : Math.clamp(value.n() / full, 0, 1);
    }
}
