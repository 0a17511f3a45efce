package vn.dcim.plant;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import vn.dcim.plant.face.ComApGenerator;
import vn.dcim.plant.face.HimoinsaGenerator;
import vn.dcim.plant.face.Interfaces;
import vn.dcim.plant.face.LiebertCooler;
import vn.dcim.plant.face.PowerNetAts;
import vn.dcim.plant.face.PowerNetPdu;
import vn.dcim.plant.face.PowerNetUps;
import vn.dcim.plant.face.StandardUps;
import vn.dcim.plant.model.Pdu;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.snmp.AgentLoop;
import vn.dcim.plant.snmp.OidTree;
import vn.dcim.plant.snmp.SnmpAgent;
import vn.dcim.plant.snmp.SystemGroup;
import vn.dcim.plant.snmp.UsmCredentials;

/** The SNMP agents of one plant, by the key of their device. */
final class PlantAgents implements AutoCloseable {

    /** The user of the SNMPv3 device; known to everybody, like a community of public. */
    static final UsmCredentials USER = new UsmCredentials(
            "dcim", UsmCredentials.Auth.SHA256, "demo-auth-2026", UsmCredentials.Priv.AES128, "demo-priv-2026");

    private static final String ENGINE = "1.3.6.1.6.3.10.2.1.";

    private final PlantModel model;
    private final InetAddress bind;
    private final AgentLoop loop = new AgentLoop();
    private final Map<String, SnmpAgent> agents = new LinkedHashMap<>();
    private int nextPort;

    PlantAgents(PlantModel model, InetAddress bind, int portBase) {
        this.model = model;
        this.bind = bind;
        nextPort = portBase;
        try {
            power();
            cooling();
            network();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void power() {
        BooleanSupplier always = () -> true;
        open(
                "UPS-A",
                PowerNetUps.DESCRIPTION,
                PowerNetUps.OBJECT_ID,
                always,
                false,
                (tree, agent) -> PowerNetUps.add(tree, model.upsA()));
        open(
                "UPS-B",
                StandardUps.DESCRIPTION,
                StandardUps.OBJECT_ID,
                always,
                true,
                (tree, agent) -> StandardUps.add(tree, model.upsB()));
        open(
                "G1",
                ComApGenerator.DESCRIPTION,
                ComApGenerator.OBJECT_ID,
                always,
                false,
                (tree, agent) -> ComApGenerator.add(tree, model.generator(), model.grid1(), model.ats()));
        open(
                "G1-H",
                HimoinsaGenerator.DESCRIPTION,
                HimoinsaGenerator.OBJECT_ID,
                always,
                false,
                (tree, agent) -> HimoinsaGenerator.add(tree, model.generator(), model.grid1(), model.ats()));
        open(
                "ATS-1",
                PowerNetAts.DESCRIPTION,
                PowerNetAts.OBJECT_ID,
                always,
                false,
                (tree, agent) -> PowerNetAts.add(tree, model));
        for (Pdu pdu : model.pdus()) {
            String serial = "ZA16380000" + pdu.name().substring(4);
            open(
                    pdu.name(),
                    PowerNetPdu.description(serial),
                    PowerNetPdu.OBJECT_ID,
                    pdu::live,
                    false,
                    (tree, agent) -> PowerNetPdu.add(tree, pdu, serial));
        }
    }

    private void cooling() {
        for (int i = 0; i < 2; i++) {
            var cooler = model.coolers().get(i);
            // why: the unit's controller has a small store of its own and outlives an outage
            open(
                    cooler.name(),
                    LiebertCooler.DESCRIPTION,
                    LiebertCooler.OBJECT_ID,
                    () -> true,
                    false,
                    (tree, agent) -> LiebertCooler.add(tree, cooler));
        }
    }

    private void network() {
        BooleanSupplier powered = () -> model.upsA().live() || model.upsB().live();
        open(
                "RT-1",
                "RouterOS RB5009UPr+S+",
                "1.3.6.1.4.1.14988.1",
                powered,
                false,
                (tree, agent) -> Interfaces.add(tree, model.network().routerPorts(), agent::ticksAt));
        open(
                "SW-1",
                "HP Comware Platform Software, Software Version 5.20.99 Release 2222P08 HP A5500-24G EI Switch with 2 "
                        + "Interface Slots",
                "1.3.6.1.4.1.25506.11.1.24",
                powered,
                false,
                (tree, agent) -> Interfaces.add(tree, model.network().switchPorts(), agent::ticksAt));
    }

    private void open(
            String key,
            String description,
            String objectId,
            BooleanSupplier powered,
            boolean secure,
            BiFunction<OidTree.Builder, Later, OidTree.Builder> face) {
        Later later = new Later();
        OidTree.Builder tree = SystemGroup.add(OidTree.builder(), description, objectId, key, place(key), later::ticks);
        tree.put(ENGINE + "1.0", () -> new OctetString(later.agent.engineId()))
                .integer(ENGINE + "2.0", () -> later.agent.boots())
                .integer(ENGINE + "3.0", () -> (int) later.agent.uptime().toSeconds())
                .constant(ENGINE + "4.0", new Integer32(SnmpAgent.DEFAULT_MAX_RESPONSE));
        OidTree built = face.apply(tree, later).build();
        SnmpAgent.Builder agent = SnmpAgent.on(loop)
                .bind(new InetSocketAddress(bind, nextPort == 0 ? 0 : nextPort++))
                .engine(engineId(key), 7)
                .time(model::now)
                .guard(model.lock())
                .powered(powered);
        if (secure) {
            agent.user(USER, built);
        } else {
            agent.community("public", built).user(Plant.MONITOR, built);
        }
        later.agent = agent.start();
        agents.put(key, later.agent);
    }

    private static byte[] engineId(String key) {
        return ("\u0080\0\u00c2Q\004" + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String place(String key) {
        return PlantMap.placeOf(key);
    }

    SnmpAgent get(String key) {
        SnmpAgent agent = agents.get(key);
        if (agent == null) {
            throw new IllegalArgumentException("Device " + key + " has no SNMP agent; there are " + agents.keySet());
        }
        return agent;
    }

    boolean has(String key) {
        return agents.containsKey(key);
    }

    @Override
    public void close() {
        agents.values().forEach(SnmpAgent::close);
        loop.close();
    }

    /** The agent of a tree that is built before it. */
    final class Later {

        private volatile SnmpAgent agent;

        /** sysUpTime. */
        long ticks() {
            return agent == null ? 0 : agent.uptime().toMillis() / 10;
        }

        /** sysUpTime at a second of the run; 0 for what was before the agent's start. */
        long ticksAt(long second) {
            return second == 0 ? 0 : Math.max(0, ticks() - 100 * (model.second() - second));
        }
    }
}
