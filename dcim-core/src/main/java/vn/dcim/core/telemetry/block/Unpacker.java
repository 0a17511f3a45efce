package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/**
 * Reads what a {@link Packer} wrote.
 *
 * <p>Bytes that end too early throw {@link IndexOutOfBoundsException}: they are read only after their tag was verified, so that would
 * be a fault of the program.
 */
public final class Unpacker {

    private final byte[] bytes;
    private final int end;
    private int at;

    public Unpacker(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Unpacker(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    public boolean hasMore() {
        return at < end;
    }

    int position() {
        return at;
    }

    void skip(int length) {
        at += length;
    }

    byte[] array() {
        return bytes;
    }

    public int getByte() {
        return bytes[at++] & 0xFF;
    }

    public long getVarint() {
        byte first = bytes[at++];
        if (first >= 0) {
            return first;
        }
        long value = first & 0x7F;
        for (int shift = 7; ; shift += 7) {
            byte part = bytes[at++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    public int getCount() {
        return Math.toIntExact(getVarint());
    }

    public long getZigzag() {
        long value = getVarint();
        return value >>> 1 ^ -(value & 1);
    }

    public int getInt() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public long getLong() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public byte[] getBytes(int length) {
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** Returns the rest. */
    public byte[] getRest() {
        return getBytes(end - at);
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }
}
