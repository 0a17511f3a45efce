package vn.dcim.core.telemetry.block;

import java.util.Arrays;

/** Bytes that grow: whole numbers as varints (seven bits a byte, least first, the high bit says that more follow) and doubles. */
public final class Packer {

    private static final int LONGEST_VARINT = 10;
    private static final int SEVEN_BITS = 0x7F;

    private byte[] bytes;
    private int size;

    public Packer(int expected) {
        bytes = new byte[Math.max(expected, 2 * LONGEST_VARINT)];
    }

    public int size() {
        return size;
    }

    /** Returns a copy of what was put. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    byte[] array() {
        return bytes;
    }

    public void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Puts a number whose bits are taken as unsigned. */
    public void putVarint(long value) {
        room(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Puts a number of either sign, near ones in few bytes. */
    public void putZigzag(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    /** Puts four bytes, the high one first. */
    public void putInt(int value) {
        room(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Puts eight bytes, the high one first. */
    public void putLong(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Puts all bits of a double. */
    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    public void putAll(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    void putAll(Packer other) {
        putAll(other.bytes, 0, other.size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
