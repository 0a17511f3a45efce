package vn.dcim.plant;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.Port;
import vn.dcim.plant.model.Ups;
import vn.dcim.plant.snmp.AgentNotifier;

/** The traps the plant's devices send: UPS-A in PowerNet's way (v2c), UPS-B after RFC 1628 (v3), RT-1 for its links (informs). */
final class PlantTraps implements AutoCloseable {

    private static final String POWERNET = "1.3.6.1.4.1.318.0.";
    private static final String UPS = "1.3.6.1.2.1.33.";
    private static final String IF = "1.3.6.1.2.1.2.2.1.";
    private static final String STANDARD = "1.3.6.1.6.3.1.1.5.";

    private final InetSocketAddress receiver;
    private final AgentNotifier upsA;
    private final AgentNotifier upsB;
    private final AgentNotifier router;
    private final PlantAgents agents;
    private final List<Watch> watches = new ArrayList<>();
    private int bootsOfUpsA;

    PlantTraps(PlantModel model, PlantAgents agents, InetSocketAddress receiver) {
        this.receiver = receiver;
        this.agents = agents;
        upsA = agents.get("UPS-A").notifier();
        upsB = agents.get("UPS-B").notifier();
        router = agents.get("RT-1").notifier();
        bootsOfUpsA = agents.get("UPS-A").boots();
        watchUpsA(model.upsA());
        watchUpsB(model.upsB());
        model.network().routerPorts().forEach(this::watchPort);
    }

    private void watchUpsA(Ups ups) {
        watch(() -> ups.source() == Ups.Source.BATTERY, () -> powernet(5, "UPS: On battery power"), () -> {
            if (ups.live()) {
                powernet(9, "UPS: No longer on battery power");
            }
        });
        watch(ups::batteryLow, () -> powernet(7, "UPS: Battery is low"), () -> {});
        watch(ups::replaceBattery, () -> powernet(17, "UPS: Battery needs replacing"), () -> {});
    }

    private void powernet(int number, String message) {
        OctetString text = new OctetString(message.getBytes(StandardCharsets.US_ASCII));
        upsA.trap(
                receiver,
                "public",
                new OID(POWERNET + number),
                List.of(new VariableBinding(new OID("1.3.6.1.4.1.318.2.3.3.0"), text)));
    }

    private void watchUpsB(Ups ups) {
        watch(
                () -> ups.source() == Ups.Source.BATTERY,
                () -> {
                    upsB(
                            1,
                            List.of(
                                    bind(UPS + "1.2.3.0", (int) (ups.runtimeSeconds() / 60)),
                                    bind(UPS + "1.2.2.0", ups.onBatterySeconds()),
                                    bind(UPS + "1.9.7.0", 3)));
                    upsB(3, alarm(2));
                },
                () -> upsB(4, alarm(2)));
        watch(() -> ups.live() && ups.batteryLow(), () -> upsB(3, alarm(3)), () -> upsB(4, alarm(3)));
        watch(() -> !ups.live(), () -> upsB(3, alarm(14)), () -> upsB(4, alarm(14)));
    }

    /** upsAlarmId and upsAlarmDescr of a well-known alarm. */
    private static List<VariableBinding> alarm(int number) {
        return List.of(
                bind(UPS + "1.6.2.1.1." + number, number),
                new VariableBinding(new OID(UPS + "1.6.2.1.2." + number), new OID(UPS + "1.6.3." + number)));
    }

    private void upsB(int number, List<VariableBinding> bindings) {
        upsB.trapV3(receiver, PlantAgents.USER.user(), new OID(UPS + "2." + number), bindings);
    }

    private void watchPort(Port port) {
        watch(() -> !port.up(), () -> link(3, port), () -> link(4, port));
    }

    private void link(int number, Port port) {
        router.inform(
                receiver,
                "public",
                new OID(STANDARD + number),
                List.of(
                        bind(IF + "1." + port.index(), port.index()),
                        bind(IF + "7." + port.index(), 1),
                        bind(IF + "8." + port.index(), port.up() ? 1 : 2)));
    }

    private static VariableBinding bind(String oid, int value) {
        return new VariableBinding(new OID(oid), new Integer32(value));
    }

    private void watch(BooleanSupplier condition, Runnable begins, Runnable ends) {
        watches.add(new Watch(condition, begins, ends, condition.getAsBoolean()));
    }

    /** Sends what has changed; called under the model's lock. */
    void step() {
        watches.forEach(Watch::step);
        int boots = agents.get("UPS-A").boots();
        if (boots != bootsOfUpsA) {
            bootsOfUpsA = boots;
            upsA.trap(receiver, "public", new OID(STANDARD + 1), List.of());
        }
    }

    @Override
    public void close() {
        upsA.close();
        upsB.close();
        router.close();
    }

    private static final class Watch {

        private final BooleanSupplier condition;
        private final Runnable begins;
        private final Runnable ends;
        private boolean on;

        private Watch(BooleanSupplier condition, Runnable begins, Runnable ends, boolean on) {
            this.condition = condition;
            this.begins = begins;
            this.ends = ends;
            this.on = on;
        }

        private void step() {
            boolean now = condition.getAsBoolean();
            if (now != on) {
                on = now;
                (now ? begins : ends).run();
            }
        }
    }
}
