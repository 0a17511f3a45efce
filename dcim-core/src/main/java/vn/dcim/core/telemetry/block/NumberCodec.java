package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/**
 * Doubles as bytes, without loss: every one comes back bit by bit, not-a-numbers with their payload included.
 *
 * <pre>
 *   form       byte
 *   0          all are the same: 8 bytes
 *   1 + 2 d    whole numbers n, each n / divisor d (1, 10, 100, 1,000, 1,000,000): what is none, as varint how many, for each
 *              the varint of its distance from the one before and 8 bytes; then for every number the zigzag varint of n less the
 *              n before
 *   2 + 2 d    the same, but of numbers that repeat: the difference, and a varint of how often it stands
 *   11         eight planes, the high bytes of all first, of each number's bits xor those of the one before
 * </pre>
 *
 * What compresses these bytes finds the repetitions in them; alone they are hardly shorter than what a device sent.
 */
final class NumberCodec {

    private static final int SAME = 0;
    private static final int PLANES = 11;
    private static final double[] DIVISORS = {1, 10, 100, 1_000, 1_000_000};

    /** Up to here a double holds every whole number. */
    private static final double LARGEST = 1L << 53;

    /** One in so many may be no decimal: not-a-number for "no answer", or an infinity. */
    private static final int MOST_EXCEPTIONS = 16;

    /** Numbers that stand so often one after the other, on average, are counted. */
    private static final int SHORTEST_RUN = 4;

    private NumberCodec() {}

    static void put(Packer out, double[] values, int size) {
        if (isSame(values, size)) {
            out.putByte(SAME);
            out.putDouble(values[0]);
            return;
        }
        for (int d = 0; d < DIVISORS.length; d++) {
            long[] whole = new long[size];
            int exceptions = whole(values, size, DIVISORS[d], whole);
            if (exceptions <= size / MOST_EXCEPTIONS) {
                boolean runs = size >= SHORTEST_RUN * runs(whole);
                out.putByte((runs ? 2 : 1) + 2 * d);
                putExceptions(out, values, size, DIVISORS[d], exceptions);
                putWhole(out, whole, runs);
                return;
            }
        }
        putPlanes(out, values, size);
    }

    /** @param size at least 1 */
    private static boolean isSame(double[] values, int size) {
        long first = Double.doubleToRawLongBits(values[0]);
        for (int i = 1; i < size; i++) {
            if (Double.doubleToRawLongBits(values[i]) != first) {
                return false;
            }
        }
        return true;
    }

    /** Fills in the whole numbers; what is none repeats the one before. @return how many are none */
    private static int whole(double[] values, int size, double divisor, long[] whole) {
        int exceptions = 0;
        long before = 0;
        for (int i = 0; i < size; i++) {
            if (isWhole(values[i], divisor)) {
                before = Math.round(values[i] * divisor);
            } else if (++exceptions > size / MOST_EXCEPTIONS) {
                return exceptions;
            }
            whole[i] = before;
        }
        return exceptions;
    }

    private static boolean isWhole(double value, double divisor) {
        double scaled = value * divisor;
        return Math.abs(scaled) < LARGEST
                && Double.doubleToRawLongBits(Math.round(scaled) / divisor) == Double.doubleToRawLongBits(value);
    }

    private static void putExceptions(Packer out, double[] values, int size, double divisor, int exceptions) {
        out.putVarint(exceptions);
        int before = 0;
        for (int i = 0; i < size && exceptions > 0; i++) {
            if (!isWhole(values[i], divisor)) {
                out.putVarint(i - before);
                out.putDouble(values[i]);
                before = i;
            }
        }
    }

    private static int runs(long[] whole) {
        int runs = 1;
        for (int i = 1; i < whole.length; i++) {
            if (whole[i] != whole[i - 1]) {
                runs++;
            }
        }
        return runs;
    }

    private static void putWhole(Packer out, long[] whole, boolean runs) {
        long before = 0;
        for (int i = 0; i < whole.length; ) {
            int end = i + 1;
            while (runs && end < whole.length && whole[end] == whole[i]) {
                end++;
            }
            out.putZigzag(whole[i] - before);
            if (runs) {
                out.putVarint(end - i);
            }
            before = whole[i];
            i = end;
        }
    }

    private static void putPlanes(Packer out, double[] values, int size) {
        out.putByte(PLANES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            long before = 0;
            for (int i = 0; i < size; i++) {
                long bits = Double.doubleToRawLongBits(values[i]);
                out.putByte((int) ((bits ^ before) >>> shift));
                before = bits;
            }
        }
    }

    /** @param size how many were put */
    static double[] get(Unpacker in, int size) {
        int form = in.getByte();
        return switch (form) {
            case SAME -> same(in.getDouble(), size);
            case PLANES -> planes(in, size);
            default -> decimals(in, size, DIVISORS[(form - 1) / 2], form % 2 == 0);
        };
    }

    private static double[] same(double value, int size) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] decimals(Unpacker in, int size, double divisor, boolean runs) {
        double[] values = new double[size];
        int exceptions = in.getCount();
        int[] places = new int[exceptions];
        double[] exceptional = new double[exceptions];
        for (int i = 0; i < exceptions; i++) {
            places[i] = in.getCount() + (i == 0 ? 0 : places[i - 1]);
            exceptional[i] = in.getDouble();
        }
        long whole = 0;
        if (runs) {
            for (int i = 0; i < size; ) {
                whole += in.getZigzag();
                int end = i + in.getCount();
                Arrays.fill(values, i, end, whole / divisor);
                i = end;
            }
        } else {
            for (int i = 0; i < size; i++) {
                whole += in.getZigzag();
                values[i] = whole / divisor;
            }
        }
        for (int i = 0; i < exceptions; i++) {
            values[places[i]] = exceptional[i];
        }
        return values;
    }

    private static double[] planes(Unpacker in, int size) {
        long[] bits = new long[size];
        for (int plane = 0; plane < Long.BYTES; plane++) {
            for (int i = 0; i < size; i++) {
                bits[i] = bits[i] << 8 | in.getByte();
            }
        }
        double[] values = new double[size];
        long before = 0;
        for (int i = 0; i < size; i++) {
            before ^= bits[i];
            values[i] = Double.longBitsToDouble(before);
        }
        return values;
    }
}
