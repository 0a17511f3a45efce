package vn.dcim.core.point;

/** A value as a device sent it, before its scale, unit or enumeration is known. */
public sealed interface RawValue {

    /** A number; an unsigned 64-bit counter beyond 2^63 keeps its magnitude, not its last bits. */
    record Numeric(double value) implements RawValue {}

    /** Text, an OID in dotted form, or a number sent as text. */
    record Text(String value) implements RawValue {}

    /** Bytes that are no text, such as a bit string. */
    record Bytes(byte[] value) implements RawValue {}

    static RawValue of(double value) {
        return new Numeric(value);
    }

    static RawValue of(String value) {
        return new Text(value);
    }
}
