package vn.dcim.plant.mqtt;

import java.util.List;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.SideRoom;

/** What the edge gateway GW-1 says over Sparkplug B: of itself, and of a climate sensor in each of the two side rooms. */
public final class SideRoomsNode {

    /** The device behind it that hangs where the UPSes stand. */
    public static final String POWER = "TH-POWER";

    /** The device behind it that hangs where the shift sits. */
    public static final String CONTROL = "TH-NOC";

    private static final String GROUP = "HG01";
    private static final String NODE = "GW-1";

    /** The edge node's base topic, by which the program knows it. */
    public static final String ADDRESS = EdgeNode.NAMESPACE + GROUP + "/" + NODE;

    private static final double BOARD_ABOVE_ROOM = 14;

    private SideRoomsNode() {}

    static EdgeNode.Plan plan(PlantModel plant, String host) {
        return new EdgeNode.Plan(
                GROUP,
                NODE,
                host,
                List.of(
                        new EdgeNode.Part(
                                "",
                                List.of(new EdgeNode.Measure(
                                        "Board Temperature",
                                        "°C",
                                        0.5,
                                        () -> plant.controlRoom().celsius() + BOARD_ABOVE_ROOM))),
                        sensor(POWER, plant, plant.powerRoom()),
                        sensor(CONTROL, plant, plant.controlRoom())),
                plant::edgeGatewayWorks,
                plant::now,
                plant.lock());
    }

    private static EdgeNode.Part sensor(String device, PlantModel plant, SideRoom room) {
        return new EdgeNode.Part(
                device,
                List.of(
                        new EdgeNode.Measure("Temperature", "°C", 0.1, room::celsius),
                        new EdgeNode.Measure(
                                "Humidity", "%", 1, () -> plant.room().humidity(room.celsius()))));
    }
}
