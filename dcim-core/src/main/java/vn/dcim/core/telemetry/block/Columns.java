package vn.dcim.core.telemetry.block;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Gathers readings, oldest first, into a column for each point. */
public final class Columns {

    private final Map<Long, Integer> places = new HashMap<>();
    private long[] ids = new long[16];
    private Column[] columns = new Column[16];
    private int size;
    private int next;

    public void add(long pointId, long atMs, double value, int quality) {
        // why: a device is asked for the same points each time, so that the point after the one before is nearly always
        // the next
        if (next >= size || ids[next] != pointId) {
            next = places.computeIfAbsent(pointId, this::made);
        }
        columns[next++].add(atMs, value, quality);
        if (next == size) {
            next = 0;
        }
    }

    private int made(long pointId) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            columns = Arrays.copyOf(columns, 2 * size);
        }
        ids[size] = pointId;
        columns[size] = new Column();
        return size++;
    }

    /** Returns what was gathered, by point id; nothing is to be added afterwards. */
    public Map<Long, Column> byPoint() {
        Map<Long, Column> sorted = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            sorted.put(ids[i], columns[i]);
        }
        return sorted;
    }

    /** Returns the readings of both, by point id. */
    public static Map<Long, Column> merged(Map<Long, Column> earlier, Map<Long, Column> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return earlier.isEmpty() ? later : earlier;
        }
        Map<Long, Column> merged = new TreeMap<>(earlier);
        later.forEach((pointId, column) -> merged.merge(pointId, column, Column::with));
        return merged;
    }
}
