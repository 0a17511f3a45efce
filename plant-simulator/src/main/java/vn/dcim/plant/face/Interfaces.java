package vn.dcim.plant.face;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import vn.dcim.plant.model.Port;
import vn.dcim.plant.snmp.OidTree;

/** Network interfaces: IF-MIB 1.3.6.1.2.1.2 and its 64-bit table 1.3.6.1.2.1.31.1.1.1. */
public final class Interfaces {

    private static final String IF = "1.3.6.1.2.1.2.2.1.";
    private static final String IFX = "1.3.6.1.2.1.31.1.1.1.";

    private Interfaces() {}

    /**
     * Adds the ports.
     *
     * @param sinceStart turns a second of the plant's run into hundredths since the agent started, never below zero
     */
    public static OidTree.Builder add(OidTree.Builder tree, List<Port> ports, LongUnaryOperator sinceStart) {
        tree.constant("1.3.6.1.2.1.2.1.0", new Integer32(ports.size()));
        ports.forEach(port -> add(tree, port, sinceStart));
        return tree;
    }

    private static void add(OidTree.Builder tree, Port port, LongUnaryOperator sinceStart) {
        int i = port.index();
        BooleanSupplier up = port::up;
        byte[] mac = {0x00, 0x1e, 0x10, 0x0a, 0x00, (byte) i};
        tree.constant(IF + "1." + i, new Integer32(i))
                .text(IF + "2." + i, port.name())
                .constant(IF + "3." + i, new Integer32(6))
                .constant(IF + "4." + i, new Integer32(1500))
                .constant(IF + "5." + i, new Gauge32(Math.min(port.bitsPerSecond(), 0xFFFF_FFFFL)))
                .constant(IF + "6." + i, new OctetString(mac))
                .constant(IF + "7." + i, new Integer32(1))
                .integer(IF + "8." + i, () -> up.getAsBoolean() ? 1 : 2)
                .ticks(IF + "9." + i, () -> sinceStart.applyAsLong(port.changedSecond()))
                .counter32(IF + "10." + i, port::inOctets)
                .counter32(IF + "11." + i, () -> port.inOctets() / 900)
                .constant(IF + "13." + i, new Counter32(0))
                .counter32(IF + "14." + i, port::inErrors)
                .counter32(IF + "16." + i, port::outOctets)
                .counter32(IF + "17." + i, () -> port.outOctets() / 700)
                .constant(IF + "19." + i, new Counter32(0))
                .counter32(IF + "20." + i, port::outErrors);
        tree.text(IFX + "1." + i, port.name())
                .counter64(IFX + "6." + i, port::inOctets)
                .counter64(IFX + "7." + i, () -> port.inOctets() / 900)
                .constant(IFX + "8." + i, new Counter64(0))
                .constant(IFX + "9." + i, new Counter64(0))
                .counter64(IFX + "10." + i, port::outOctets)
                .counter64(IFX + "11." + i, () -> port.outOctets() / 700)
                .constant(IFX + "15." + i, new Gauge32(port.bitsPerSecond() / 1_000_000))
                .constant(IFX + "17." + i, new Integer32(1))
                .text(IFX + "18." + i, port.alias())
                .constant(IFX + "19." + i, new TimeTicks(0));
    }
}
