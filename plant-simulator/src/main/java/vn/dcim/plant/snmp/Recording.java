package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/**
 * The recorded answers of one device, read from a {@code .snmprec} file: lines of {@code OID|TAG|VALUE}, where the tag is
 * the ASN.1 tag in decimal and an {@code x} after it says that the value is in hexadecimal.
 *
 * @param name of the recording, such as {@code ups/apc-smx750i}
 * @param variables by OID, in order
 */
public record Recording(String name, Map<OID, Variable> variables) {

    /** Reads a file; a line that cannot be understood is an error that names the file, the line and the reason. */
    public static Recording read(String name, Path file) {
        try {
            return parse(name, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Recording " + file + " cannot be read", e);
        }
    }

    /** Reads lines; empty lines and lines that start with # are skipped. */
    public static Recording parse(String name, List<String> lines) {
        TreeMap<OID, Variable> variables = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\|", 3);
            if (parts.length != 3) {
                throw broken(name, i, line, "three parts separated by | are needed", null);
            }
            try {
                variables.put(new OID(parts[0]), variable(parts[1], parts[2]));
            } catch (RuntimeException e) {
                throw broken(name, i, line, e.getMessage(), e);
            }
        }
        return new Recording(name, variables);
    }

    /** The recording as an agent's tree; values do not move. */
    public OidTree tree() {
        return OidTree.builder().all(variables, value -> () -> value).build();
    }

    private static IllegalArgumentException broken(String name, int at, String line, String why, Exception cause) {
        String start = line.length() > 80 ? line.substring(0, 80) + "…" : line;
        return new IllegalArgumentException(name + " line " + (at + 1) + ": " + why + ": " + start, cause);
    }

    private static Variable variable(String tag, String value) {
        boolean hex = tag.endsWith("x");
        int type = Integer.parseInt(hex ? tag.substring(0, tag.length() - 1) : tag);
        byte[] bytes = hex ? HexFormat.of().parseHex(value) : value.getBytes(StandardCharsets.UTF_8);
        return switch (type) {
            case 2 -> new Integer32(Integer.parseInt(value));
            case 4 -> new OctetString(bytes);
            case 5 -> new Null();
            case 6 -> new OID(value);
            case 64 -> hex ? new IpAddress(bytes) : new IpAddress(value);
            case 65 -> new Counter32(Long.parseLong(value));
            case 66 -> new Gauge32(Long.parseLong(value));
            case 67 -> new TimeTicks(Long.parseLong(value));
            case 68 -> new Opaque(bytes);
            case 70 -> new Counter64(new BigInteger(value).longValue());
            default -> throw new IllegalArgumentException("tag " + type + " is none of 2, 4-6, 64-68, 70");
        };
    }
}
