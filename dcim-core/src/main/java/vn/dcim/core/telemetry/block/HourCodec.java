package vn.dcim.core.telemetry.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * The readings of one device and hour as bytes.
 *
 * <pre>
 *   axes       varint of how many, then each as {@link AxisCodec} has it
 *   points     varint of how many; for each, ascending: varint of its id less that of the one before, varint of the index of
 *              its axis, varint of the length of what follows, {@link ColumnCodec}
 * </pre>
 */
final class HourCodec {

    private HourCodec() {}

    /** @param columns not empty, nor is any of them */
    static Packer pack(Map<Long, Column> columns, long beginMs) {
        var out = new Packer(8_192);
        Axis.Shared shared = Axis.shared(columns);
        out.putVarint(shared.axes().size());
        shared.axes().forEach(axis -> AxisCodec.put(out, beginMs, axis.instants(), axis.size()));
        out.putVarint(columns.size());
        long before = 0;
        for (var entry : shared.axisOf().entrySet()) {
            long pointId = entry.getKey();
            var bytes = new Packer(1_024);
            ColumnCodec.put(bytes, columns.get(pointId), shared.axes().get(entry.getValue()));
            out.putVarint(pointId - before);
            out.putVarint(entry.getValue());
            out.putVarint(bytes.size());
            out.putAll(bytes);
            before = pointId;
        }
        return out;
    }

    /** @param wanted which points to unpack */
    static Map<Long, Column> unpack(Unpacker in, long beginMs, LongPredicate wanted) {
        List<Axis> axes = new ArrayList<>();
        for (int count = in.getCount(); count > 0; count--) {
            long[] at = AxisCodec.get(in, beginMs);
            axes.add(new Axis(at, at.length));
        }
        Map<Long, Column> columns = new TreeMap<>();
        long pointId = 0;
        for (int count = in.getCount(); count > 0; count--) {
            pointId += in.getVarint();
            Axis axis = axes.get(in.getCount());
            int length = in.getCount();
            if (wanted.test(pointId)) {
                columns.put(pointId, ColumnCodec.get(in, axis));
            } else {
                in.skip(length);
            }
        }
        return columns;
    }
}
