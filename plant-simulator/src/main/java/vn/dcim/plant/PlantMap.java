package vn.dcim.plant;

import java.util.ArrayList;
import java.util.List;
import vn.dcim.plant.model.Pdu;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.Rack;
import vn.dcim.plant.mqtt.SideRoomsNode;
import vn.dcim.plant.snmp.UsmCredentials;
import vn.dcim.plant.time.TimeSource;

/** The plant on paper: what there is, where it stands, what feeds it and how it is read. */
final class PlantMap {

    private static final List<String> BOTH = List.of("UPS-A", "UPS-B");

    private final PlantAgents agents;
    private final TimeSource time;
    private final List<PlantDevice> devices = new ArrayList<>();

    private PlantMap(PlantAgents agents, TimeSource time) {
        this.agents = agents;
        this.time = time;
    }

    static List<PlantDevice> of(PlantModel model, PlantAgents agents, TimeSource time) {
        PlantMap map = new PlantMap(agents, time);
        map.power(model);
        map.racks(model);
        map.environment();
        map.network();
        map.security();
        return List.copyOf(map.devices);
    }

    private void power(PlantModel model) {
        mqtt("GRID-1", "grid", "mb/gw1/1", List.of());
        mqtt("GRID-2", "grid", "mb/gw1/2", List.of());
        snmp("G1", "generator", List.of());
        snmp("G1-H", "generator", List.of());
        snmp("ATS-1", "ats", List.of("GRID-1", "G1"));
        snmp("UPS-A", "ups", List.of("ATS-1"));
        snmp("UPS-B", "ups", List.of("GRID-2"));
        for (Pdu pdu : model.pdus()) {
            snmp(pdu.name(), "pdu", List.of(pdu.supply().name()));
        }
        snmp("CRAC-1", "cooling", List.of("ATS-1"));
        snmp("CRAC-2", "cooling", List.of("GRID-2"));
        mqtt("CRAC-3", "cooling", "dc/hg01/crac/c3", List.of("ATS-1"));
    }

    private void racks(PlantModel model) {
        for (Rack rack : model.racks()) {
            List<String> feeds = new ArrayList<>();
            if (rack.feedA() != null) {
                feeds.add(rack.feedA().name());
            }
            if (rack.feedB() != null) {
                feeds.add(rack.feedB().name());
            }
            add(rack.name(), "rack", null, null, feeds);
        }
    }

    private void environment() {
        for (int i = 1; i <= 20; i++) {
            String rack = "R%02d".formatted(i);
            mqtt("TH-" + rack, "environment", "zigbee2mqtt/rack-" + rack.toLowerCase(java.util.Locale.ROOT), List.of());
        }
        for (int i = 1; i <= 3; i++) {
            mqtt("LEAK-" + i, "leak", "dc/hg01/env/leak-" + i, List.of());
        }
        mqtt("GW-1", "environment", SideRoomsNode.ADDRESS, BOTH);
        mqtt("TH-POWER", "environment", SideRoomsNode.ADDRESS + "/" + SideRoomsNode.POWER, List.of());
        mqtt("TH-NOC", "environment", SideRoomsNode.ADDRESS + "/" + SideRoomsNode.CONTROL, List.of());
    }

    private void security() {
        mqtt("ACS-1", "access", "acs/ctl1", BOTH);
        for (int i = 1; i <= 3; i++) {
            mqtt("DOOR-" + i, "access", "acs/ctl1/door/" + i, List.of("ACS-1"));
        }
        mqtt("NVR-1", "nvr", "nvr/nvr1", BOTH);
        for (int i = 1; i <= 12; i++) {
            String camera = "C%02d".formatted(i);
            mqtt(camera, "camera", "nvr/nvr1/" + camera.toLowerCase(java.util.Locale.ROOT), List.of("SW-1"));
        }
    }

    private void network() {
        add("LINE-VNPT", "line", null, null, List.of());
        add("LINE-VIETTEL", "line", null, null, List.of());
        snmp("RT-1", "router", BOTH);
        snmp("SW-1", "switch", BOTH);
        add("GPS-1", "time-source", "ntp://127.0.0.1:" + time.port(), null, List.of());
    }

    private void snmp(String key, String deviceClass, List<String> fedBy) {
        boolean secure = key.equals("UPS-B");
        UsmCredentials credentials = secure ? PlantAgents.USER : null;
        var at = agents.get(key).address();
        String address = (secure ? "snmpv3://" + PlantAgents.USER.user() : "snmp://public") + "@"
                + at.getAddress().getHostAddress() + ":" + at.getPort();
        add(key, deviceClass, address, credentials, fedBy);
    }

    private void mqtt(String key, String deviceClass, String prefix, List<String> fedBy) {
        add(key, deviceClass, "mqtt:" + prefix, null, fedBy);
    }

    private void add(String key, String deviceClass, String address, UsmCredentials credentials, List<String> fedBy) {
        devices.add(new PlantDevice(key, deviceClass, key, address, credentials, List.copyOf(fedBy), placeOf(key)));
    }

    /** Room and rack or spot; rooms are GEN, POWER, DC and NOC. */
    static String placeOf(String key) {
        if (key.startsWith("G1")) {
            return "GEN";
        }
        if (key.equals("TH-POWER")) {
            return "POWER";
        }
        if (key.startsWith("TH-R")) {
            return "DC/" + key.substring(3);
        }
        if (key.startsWith("R") && !key.startsWith("RT")) {
            return "DC/" + key;
        }
        if (key.startsWith("PDU-")) {
            return key.endsWith("1") ? "DC/ROW-1" : "DC/ROW-2";
        }
        if (key.startsWith("CRAC") || key.startsWith("LEAK")) {
            return "DC/WALL";
        }
        if (key.startsWith("GRID") || key.startsWith("ATS") || key.startsWith("UPS")) {
            return "POWER";
        }
        return "NOC";
    }
}
