package vn.dcim.core.telemetry;

import java.util.Comparator;
import java.util.List;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.QualityCode;
import vn.dcim.core.telemetry.block.Unpacker;

/**
 * The readings of one device and instant as bytes, without loss: every double comes back bit by bit, not-a-numbers included.
 *
 * <p>The first byte is the version, 1. Then follows, for each reading by ascending point id, a header and the number's bytes.
 * The header is an unsigned varint (seven bits a byte, least first, the high bit says that more follow):
 *
 * <pre>
 *   bits 0-1   quality: 0 good, 1 uncertain, 2 stale, 3 bad
 *   bits 2-4   form of the number, below
 *   bits 5-    point id less that of the reading before (the first: less 0)
 *
 *   form 0     the number 0; no bytes
 *   form 1     whole number n, zigzag varint
 *   form 2-4   n / 10, n / 100, n / 1,000; n as zigzag varint
 *   form 5     n / 1,000,000; n as zigzag varint
 *   form 6     IEEE 754 single, 4 bytes, high byte first
 *   form 7     IEEE 754 double, 8 bytes, high byte first
 * </pre>
 *
 * A form is taken only where it gives back the very same bits, and where it is no longer than the IEEE form. Devices send tenths and
 * whole numbers: a reading takes two or three bytes.
 */
final class PackedReadings {

    private static final byte VERSION = 1;
    private static final int HEADER_BITS = 5;
    private static final long MAX_POINT_ID = Long.MAX_VALUE >> HEADER_BITS;
    private static final int USUAL_BYTES = 4;
    private static final int ZERO = 0;
    private static final int SINGLE = 6;
    private static final int DOUBLE = 7;
    /** Divisors of the forms 1 to 5. */
    private static final double[] DIVISORS = {Double.NaN, 1, 10, 100, 1_000, 1_000_000};

    /** Below these a zigzag varint takes no more bytes than the IEEE form. */
    private static final long LIMIT_FOR_SINGLE = 1L << 27;

    private static final long LIMIT_FOR_DOUBLE = 1L << 55;

    /** Takes the readings of a payload, one after the other. */
    @FunctionalInterface
    interface Visitor {
        void reading(long pointId, double value, Quality quality);
    }

    private PackedReadings() {}

    /** Packs readings in any order; their instants are left out. */
    static byte[] pack(List<Reading> readings) {
        var bytes = new Packer(1 + USUAL_BYTES * readings.size());
        bytes.putByte(VERSION);
        long before = 0;
        List<Reading> sorted = readings.stream()
                .sorted(Comparator.comparingLong(Reading::pointId))
                .toList();
        for (Reading reading : sorted) {
            if (reading.pointId() < 0 || reading.pointId() > MAX_POINT_ID) {
                throw new IllegalArgumentException("no point has the id " + reading.pointId());
            }
            put(bytes, reading.pointId() - before, reading);
            before = reading.pointId();
        }
        return bytes.toBytes();
    }

    private static void put(Packer bytes, long idStep, Reading reading) {
        double value = reading.value();
        long header = idStep << HEADER_BITS | QualityCode.of(reading.quality());
        if (same(value, 0)) {
            bytes.putVarint(header | ZERO << 2);
            return;
        }
        boolean single = same((float) value, value) && !Double.isNaN(value);
        double limit = single ? LIMIT_FOR_SINGLE : LIMIT_FOR_DOUBLE;
        for (int form = 1; form < SINGLE; form++) {
            double scaled = value * DIVISORS[form];
            long n = Math.round(scaled);
            if (Math.abs(scaled) < limit && same(n / DIVISORS[form], value)) {
                bytes.putVarint(header | (long) form << 2);
                bytes.putZigzag(n);
                return;
            }
        }
        if (single) {
            bytes.putVarint(header | SINGLE << 2);
            bytes.putInt(Float.floatToRawIntBits((float) value));
        } else {
            bytes.putVarint(header | DOUBLE << 2);
            bytes.putDouble(value);
        }
    }

    /** Gives the readings of a payload to a visitor, by ascending point id. */
    static void unpack(byte[] payload, Visitor visitor) {
        var bytes = new Unpacker(payload);
        int version = bytes.getByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("a payload of version " + version
                    + " is newer than this program, which reads version " + VERSION + ": start the newer one");
        }
        long pointId = 0;
        while (bytes.hasMore()) {
            long header = bytes.getVarint();
            pointId += header >>> HEADER_BITS;
            visitor.reading(pointId, number(bytes, (int) (header >>> 2) & 7), QualityCode.quality((int) header));
        }
    }

    private static double number(Unpacker bytes, int form) {
        return switch (form) {
            case ZERO -> 0;
            case SINGLE -> Float.intBitsToFloat(bytes.getInt());
            case DOUBLE -> bytes.getDouble();
            default -> bytes.getZigzag() / DIVISORS[form];
        };
    }

    private static boolean same(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }
}
