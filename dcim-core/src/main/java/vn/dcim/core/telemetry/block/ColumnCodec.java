package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/**
 * One point's readings as bytes, on an axis that they share with others.
 *
 * <pre>
 *   digest     see {@link Digest}
 *   presence   varint of the runs; 0: there is a reading at every instant of the axis. Otherwise varints of how many
 *              instants have one, have none, have one, and so on, to the end of the axis
 *   qualities  varint of the runs, for each the code and a varint of its length
 *   numbers    see {@link NumberCodec}
 * </pre>
 */
final class ColumnCodec {

    private ColumnCodec() {}

    /** @param column not empty, and all of its instants on the axis, as {@link Axis#holds} says */
    static void put(Packer out, Column column, Axis axis) {
        Digest.of(column).put(out);
        putPresence(out, column, axis);
        putQualities(out, column);
        NumberCodec.put(out, column.values(), column.size());
    }

    private static void putPresence(Packer out, Column column, Axis axis) {
        if (column.size() == axis.size()) {
            out.putVarint(0);
            return;
        }
        var runs = new Packer(64);
        int count = 0;
        boolean isThere = true;
        int length = 0;
        int next = 0;
        for (int i = 0; i < axis.size(); i++) {
            boolean has = next < column.size() && column.at(next) == axis.at(i);
            if (has != isThere) {
                runs.putVarint(length);
                count++;
                isThere = has;
                length = 0;
            }
            length++;
            next += has ? 1 : 0;
        }
        runs.putVarint(length);
        out.putVarint(count + 1L);
        out.putAll(runs);
    }

    private static void putQualities(Packer out, Column column) {
        var runs = new Packer(16);
        int count = 0;
        for (int i = 0; i < column.size(); ) {
            int end = i + 1;
            while (end < column.size() && column.quality(end) == column.quality(i)) {
                end++;
            }
            runs.putByte(column.quality(i));
            runs.putVarint(end - i);
            count++;
            i = end;
        }
        out.putVarint(count);
        out.putAll(runs);
    }

    static Column get(Unpacker in, Axis axis) {
        int size = Digest.get(in).count();
        long[] at = instants(in, axis, size);
        byte[] qualities = qualities(in, size);
        return new Column(at, NumberCodec.get(in, size), qualities, size);
    }

    private static long[] instants(Unpacker in, Axis axis, int size) {
        int runs = in.getCount();
        if (runs == 0) {
            return axis.instants();
        }
        long[] at = new long[size];
        int place = 0;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            int length = in.getCount();
            if (run % 2 == 0) {
                System.arraycopy(axis.instants(), place, at, found, length);
                found += length;
            }
            place += length;
        }
        return at;
    }

    private static byte[] qualities(Unpacker in, int size) {
        byte[] qualities = new byte[size];
        int place = 0;
        for (int run = in.getCount(); run > 0; run--) {
            int quality = in.getByte();
            int end = place + in.getCount();
            if (quality != QualityCode.GOOD) {
                Arrays.fill(qualities, place, end, (byte) quality);
            }
            place = end;
        }
        return qualities;
    }
}
