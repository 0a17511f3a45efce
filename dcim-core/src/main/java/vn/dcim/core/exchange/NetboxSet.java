package vn.dcim.core.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of NetBox that belong together, and what of their files has no place here. */
public final class NetboxSet {

    private final Map<NetboxKind, List<NetboxRow>> rows = new EnumMap<>(NetboxKind.class);
    private final Map<String, Integer> left = new TreeMap<>();

    void add(NetboxRow row) {
        rows.computeIfAbsent(row.kind(), _ -> new ArrayList<>()).add(row);
    }

    /** Adds an object of an export; empty fields are kept out of it. */
    Map<String, String> add(NetboxKind kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        add(new NetboxRow(kind, kind.file(), "#" + (of(kind).size() + 1), fields));
        return fields;
    }

    /** Returns the objects of a kind, in the order of their files. */
    public List<NetboxRow> of(NetboxKind kind) {
        return rows.getOrDefault(kind, List.of());
    }

    /** Notes that something has no place on the other side. */
    void leave(String what) {
        left.merge(what, 1, Integer::sum);
    }

    /** Returns what is not carried over, how often, by name. */
    public Map<String, Integer> left() {
        return left;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
