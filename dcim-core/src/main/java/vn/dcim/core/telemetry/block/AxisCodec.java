package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/**
 * Instants as bytes, without loss: a grid where they keep to one, and apart from it by how much each is late.
 *
 * <pre>
 *   count      varint; nothing follows when it is 0
 *   first      varint, milliseconds after the begin of the block
 *   step       varint; 0: each instant follows as varint of the milliseconds after the one before
 *   cells      runs that cover all but the first: by how many steps each is after the one before, varint, and how many
 *              of them follow each other, varint
 *   lateness   of each against its cell, zigzag varint, first one included
 * </pre>
 */
final class AxisCodec {

    private AxisCodec() {}

    /** @param beginMs not after the first instant; @param at not descending */
    static void put(Packer out, long beginMs, long[] at, int size) {
        out.putVarint(size);
        if (size == 0) {
            return;
        }
        out.putVarint(at[0] - beginMs);
        long step = step(at, size);
        out.putVarint(step);
        if (step == 0) {
            for (int i = 1; i < size; i++) {
                out.putVarint(at[i] - at[i - 1]);
            }
            return;
        }
        putCells(out, at, size, step);
        for (int i = 0; i < size; i++) {
            out.putZigzag(at[i] - at[0] - cell(at, i, step) * step);
        }
    }

    private static void putCells(Packer out, long[] at, int size, long step) {
        long run = 0;
        long advance = 0;
        for (int i = 1; i < size; i++) {
            long next = cell(at, i, step) - cell(at, i - 1, step);
            if (run > 0 && next != advance) {
                out.putVarint(advance);
                out.putVarint(run);
                run = 0;
            }
            advance = next;
            run++;
        }
        if (run > 0) {
            out.putVarint(advance);
            out.putVarint(run);
        }
    }

    /** Returns the cell of the grid that an instant is nearest to. */
    private static long cell(long[] at, int index, long step) {
        return (at[index] - at[0] + step / 2) / step;
    }

    /** Returns the step of the grid to which instants keep; 0 where there is none that is worth it. */
    private static long step(long[] at, int size) {
        if (size < 3) {
            return 0;
        }
        long[] gaps = new long[size - 1];
        for (int i = 1; i < size; i++) {
            gaps[i - 1] = at[i] - at[i - 1];
        }
        Arrays.sort(gaps);
        long usual = rounded(gaps[gaps.length / 2]);
        if (usual < 2) {
            return 0;
        }
        // why: instants that drift away from the grid would be written as great latenesses, one after the other
        long late = 0;
        for (int i = 0; i < size; i++) {
            late += Math.abs(at[i] - at[0] - cell(at, i, usual) * usual);
        }
        return late / size <= usual / 8 ? usual : 0;
    }

    /** Returns the period that was meant: polls are some milliseconds late, and periods are whole seconds, or halves or tenths. */
    private static long rounded(long gap) {
        for (long unit : new long[] {1_000, 500, 100}) {
            long near = (gap + unit / 2) / unit * unit;
            if (near > 0 && Math.abs(gap - near) <= Math.min(near / 50, unit / 4)) {
                return near;
            }
        }
        return gap;
    }

    static long[] get(Unpacker in, long beginMs) {
        int size = in.getCount();
        long[] at = new long[size];
        if (size == 0) {
            return at;
        }
        long first = beginMs + in.getVarint();
        at[0] = first;
        long step = in.getVarint();
        if (step == 0) {
            for (int i = 1; i < size; i++) {
                at[i] = at[i - 1] + in.getVarint();
            }
            return at;
        }
        long cell = first;
        for (int i = 1; i < size; ) {
            long advance = in.getVarint() * step;
            int end = i + in.getCount();
            while (i < end) {
                cell += advance;
                at[i++] = cell;
            }
        }
        for (int i = 0; i < size; i++) {
            at[i] += in.getZigzag();
        }
        return at;
    }
}
