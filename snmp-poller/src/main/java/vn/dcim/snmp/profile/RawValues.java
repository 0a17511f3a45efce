package vn.dcim.snmp.profile;

import java.nio.charset.StandardCharsets;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import vn.dcim.core.point.RawValue;

/** SNMP variables as raw values: numbers, text, or bytes that are neither. */
public final class RawValues {

    private RawValues() {}

    public static RawValue of(Variable variable) {
        return switch (variable) {
            case Counter64 counter -> RawValue.of(unsigned(counter.getValue()));
            case Opaque opaque -> opaque(opaque);
            case OctetString octets -> octets(octets.getValue());
            case OID oid -> RawValue.of(oid.toDottedString());
            case IpAddress address -> RawValue.of(address.toString());
            case TimeTicks ticks -> RawValue.of(ticks.getValue());
            case UnsignedInteger32 unsigned -> RawValue.of(unsigned.toLong());
            case Null ignored -> RawValue.of("");
            default -> RawValue.of(variable.toLong());
        };
    }

    /** Returns the number of a raw value, also one sent as text; NaN where there is none. */
    static double number(RawValue raw) {
        return switch (raw) {
            case RawValue.Numeric(double value) -> value;
            case RawValue.Text(String text) -> {
                try {
                    yield Double.parseDouble(text.strip());
                } catch (NumberFormatException e) {
                    yield Double.NaN;
                }
            }
            case RawValue.Bytes ignored -> Double.NaN;
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    /** net-snmp wraps floats as opaque: 9f 78 04 and four bytes, doubles as 9f 79 08 and eight. */
    private static RawValue opaque(Opaque opaque) {
        byte[] bytes = opaque.getValue();
        if (bytes.length == 7 && bytes[0] == (byte) 0x9f && bytes[1] == 0x78) {
            // why: through the decimal text, so that the float 23.1 becomes the double 23.1
            float value = java.nio.ByteBuffer.wrap(bytes, 3, 4).getFloat();
            return RawValue.of(Double.parseDouble(Float.toString(value)));
        }
        if (bytes.length == 11 && bytes[0] == (byte) 0x9f && bytes[1] == 0x79) {
            return RawValue.of(java.nio.ByteBuffer.wrap(bytes, 3, 8).getDouble());
        }
        return new RawValue.Bytes(bytes);
    }

    private static RawValue octets(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 0 && bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return new RawValue.Bytes(bytes);
            }
        }
        if (length == 0 && bytes.length > 0) {
            return new RawValue.Bytes(bytes);
        }
        return RawValue.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
}
