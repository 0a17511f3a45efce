package vn.dcim.snmp.profile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;
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
import org.snmp4j.smi.VariableBinding;
import vn.dcim.snmp.transport.SnmpView;

/** Whatever an agent answers is points or nothing, never an exception. */
class AnswerFuzz {

    private static final int MOST_ROWS = 4;
    private static final ProfileLibrary LIBRARY = ProfileLibrary.load(null);
    private static final List<String> PROFILES =
            LIBRARY.profiles().stream().map(DeviceProfile::id).sorted().toList();

    @FuzzTest(maxDuration = "60m")
    void anyPdu(byte[] bytes) {
        var pdu = new PDU();
        try {
            pdu.decodeBER(new BERInputStream(ByteBuffer.wrap(bytes)));
        } catch (IOException | RuntimeException e) {
            // why: what SNMP4J cannot decode it drops, whatever it throws: an unknown type of variable, an end too
            // early
            return;
        }
        for (VariableBinding binding : pdu.getVariableBindings()) {
            if (binding.getVariable() != null && !binding.isException()) {
                RawValues.of(binding.getVariable());
            }
        }
    }

    @FuzzTest(maxDuration = "60m")
    void anyAnswer(FuzzedDataProvider data) {
        String profile = data.pickValue(PROFILES);
        var found = LIBRARY.resolve(profile, new Answering(data));
        found.values().forEach(value -> {
            if (value.name().isEmpty() || value.quality() == null) {
                throw new AssertionError("a point without a name or quality: " + value);
            }
        });
    }

    /** Says to each question what comes next in the data; the same to the same question. */
    private static final class Answering implements SnmpView {

        private final FuzzedDataProvider data;
        private final Map<OID, Variable> said = new LinkedHashMap<>();
        private final Map<OID, SortedMap<OID, Variable>> walked = new LinkedHashMap<>();

        Answering(FuzzedDataProvider data) {
            this.data = data;
        }

        @Override
        public String where() {
            return "fuzz";
        }

        @Override
        public Map<OID, Variable> get(List<OID> oids) {
            Map<OID, Variable> values = new LinkedHashMap<>();
            for (OID oid : oids) {
                Variable value = said.containsKey(oid) ? said.get(oid) : any();
                said.put(oid, value);
                if (value != null) {
                    values.put(oid, value);
                }
            }
            return values;
        }

        @Override
        public SortedMap<OID, Variable> walk(OID root) {
            return walked.computeIfAbsent(root, _ -> {
                SortedMap<OID, Variable> rows = new TreeMap<>();
                for (int row = data.consumeInt(0, MOST_ROWS); row > 0; row--) {
                    OID oid = new OID(root.getValue(), data.consumeInt(0, 1 << 20));
                    for (int more = data.consumeInt(0, 3); more > 0; more--) {
                        oid.append(data.consumeInt(0, 300));
                    }
                    Variable value = any();
                    if (value != null) {
                        rows.put(oid, value);
                        said.put(oid, value);
                    }
                }
                return rows;
            });
        }

        @Override
        public boolean exists(OID prefix) {
            return data.consumeBoolean();
        }

        private Variable any() {
            return switch (data.consumeInt(0, 12)) {
                case 0 -> new Integer32(data.consumeInt());
                case 1 -> new Integer32(data.consumeInt(-1, 300));
                case 2 -> new Gauge32(data.consumeLong(0, 0xFFFF_FFFFL));
                case 3 -> new Counter32(data.consumeLong(0, 0xFFFF_FFFFL));
                case 4 -> new Counter64(data.consumeLong());
                case 5 -> new TimeTicks(data.consumeLong(0, 0xFFFF_FFFFL));
                case 6 -> new OctetString(data.consumeBytes(data.consumeInt(0, 40)));
                case 7 -> new OctetString(data.consumeAsciiString(data.consumeInt(0, 40)));
                case 8 -> new OctetString(Integer.toString(data.consumeInt()));
                case 9 -> new Opaque(data.consumeBytes(data.consumeInt(0, 12)));
                case 10 -> new IpAddress(data.consumeInt(0, 255) + ".1.2.3");
                case 11 -> new OID("1.3.6.1.4.1." + data.consumeInt(0, 60_000));
                default -> data.consumeBoolean() ? new Null() : null;
            };
        }
    }
}
