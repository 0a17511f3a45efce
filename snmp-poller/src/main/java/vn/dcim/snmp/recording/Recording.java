package vn.dcim.snmp.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.snmp.transport.SnmpView;

/**
 * One recording in snmpsim's format: a variable a line, {@code OID|TAG|VALUE}, where the tag is the ASN.1 BER tag in decimal
 * and an {@code x} after it says that the value is hexadecimal.
 */
public final class Recording implements SnmpView {

    private final Path file;
    private final TreeMap<OID, Variable> variables;

    private Recording(Path file, TreeMap<OID, Variable> variables) {
        this.file = file;
        this.variables = variables;
    }

    /** @throws DcimException UNREADABLE_FILE with file, line and reason */
    public static Recording read(Path file) {
        List<String> lines;
        try {
            // why: ISO-8859-1 never fails, and the bytes of a text are taken back below
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new DcimException(
                    e, ErrorCode.UNREADABLE_FILE, file.toString(), 0, "cannot be read: " + e.getMessage());
        }
        TreeMap<OID, Variable> variables = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\|", 3);
            if (parts.length != 3) {
                throw broken(file, i, "expected OID|TAG|VALUE");
            }
            try {
                variables.put(
                        new OID(parts[0].startsWith(".") ? parts[0].substring(1) : parts[0]),
                        variable(parts[1], parts[2]));
            } catch (RuntimeException e) {
                throw broken(file, i, e.getMessage());
            }
        }
        if (variables.isEmpty()) {
            throw broken(file, 0, "no variable in it");
        }
        return new Recording(file, variables);
    }

    private static DcimException broken(Path file, int index, String reason) {
        return new DcimException(ErrorCode.UNREADABLE_FILE, file.toString(), index + 1, reason);
    }

    private static Variable variable(String tag, String value) {
        boolean hex = tag.endsWith("x");
        return switch (hex ? tag.substring(0, tag.length() - 1) : tag) {
            case "2" -> new Integer32((int) Long.parseLong(value.strip()));
            case "4" -> new OctetString(hex ? bytes(value) : value.getBytes(StandardCharsets.ISO_8859_1));
            case "5" -> Null.instance;
            case "6" -> new OID(value.strip());
            case "64" -> hex ? new IpAddress(bytes(value)) : new IpAddress(value.strip());
            case "65" -> new Counter32(Long.parseLong(value.strip()) & 0xffff_ffffL);
            case "66" -> new Gauge32(Long.parseLong(value.strip()) & 0xffff_ffffL);
            case "67" -> new TimeTicks(Long.parseLong(value.strip()) & 0xffff_ffffL);
            case "68" -> new Opaque(bytes(value));
            case "70" -> new Counter64(Long.parseUnsignedLong(value.strip()));
            default -> throw new IllegalArgumentException("unknown tag " + tag);
        };
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.strip());
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public Map<OID, Variable> get(List<OID> oids) {
        Map<OID, Variable> found = new LinkedHashMap<>();
        for (OID oid : oids) {
            Variable value = variables.get(oid);
            if (value != null && !(value instanceof Null)) {
                found.put(oid, value);
            }
        }
        return found;
    }

    @Override
    public SortedMap<OID, Variable> walk(OID root) {
        return variables.subMap(root, false, root.nextPeer(), false);
    }

    @Override
    public boolean exists(OID prefix) {
        OID first = variables.ceilingKey(prefix);
        return first != null && first.startsWith(prefix);
    }
}
