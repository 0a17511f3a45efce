package vn.dcim.core.telemetry.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Instants, not descending, that points of one device share: those that were polled together. */
public final class Axis {

    private final long[] at;
    private final int size;

    Axis(long[] at, int size) {
        this.at = at;
        this.size = size;
    }

    public int size() {
        return size;
    }

    long at(int index) {
        return at[index];
    }

    /** The array may be longer than the axis. */
    long[] instants() {
        return at;
    }

    /** Tells whether every instant of a column is here, in its order, and as often. */
    boolean holds(Column column) {
        if (column.size() > size) {
            return false;
        }
        int place = 0;
        for (int i = 0; i < column.size(); i++) {
            while (place < size && at[place] < column.at(i)) {
                place++;
            }
            if (place == size || at[place] != column.at(i)) {
                return false;
            }
            place++;
        }
        return true;
    }

    /** Axes, and for each point the index of its own. */
    record Shared(List<Axis> axes, Map<Long, Integer> axisOf) {}

    /**
     * Finds axes for the readings of one device: a point that has a reading at most instants of another's shares the other's axis, and
     * says where it has none; any other has its own.
     *
     * @param columns by point id, none of them empty
     */
    static Shared shared(Map<Long, Column> columns) {
        List<Axis> axes = new ArrayList<>();
        Map<Long, Integer> axisOf = new TreeMap<>();
        columns.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, Column>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> axisOf.put(entry.getKey(), place(axes, entry.getValue())));
        return new Shared(axes, axisOf);
    }

    private static int place(List<Axis> axes, Column column) {
        for (int i = 0; i < axes.size(); i++) {
            if (2 * column.size() > axes.get(i).size() && axes.get(i).holds(column)) {
                return i;
            }
        }
        axes.add(new Axis(column.instants(), column.size()));
        return axes.size() - 1;
    }
}
