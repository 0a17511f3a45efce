package vn.dcim.plant.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dcim.plant.model.Cooler;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.Rack;

/** CRAC-3's controller, the leak sensors, and the Zigbee bridge with a sensor at each rack's inlet. */
final class EnvironmentTopics {

    private static final String CRAC = "dc/hg01/crac/c3/";

    private EnvironmentTopics() {}

    static GatewayPlan crac3(PlantModel plant) {
        Cooler cooler = plant.coolers().get(2);
        Topic telemetry = new Topic(
                CRAC + "telemetry", false, 10, 3, () -> code(cooler), () -> Json.text(telemetry(plant, cooler)));
        return new GatewayPlan(
                "crac-c3",
                CRAC + "availability",
                "online",
                "offline",
                List.of(telemetry),
                List::of,
                () -> plant.upsA().live() || plant.upsB().live());
    }

    private static long code(Cooler cooler) {
        return (cooler.running() ? 1 : 0)
                | (cooler.compressorRuns() ? 2 : 0)
                | (cooler.failed() ? 4 : 0)
                | (cooler.filterDirty() ? 8 : 0)
                | (cooler.powered() ? 16 : 0);
    }

    private static ObjectNode telemetry(PlantModel plant, Cooler cooler) {
        ObjectNode payload = Json.object()
                .put("ts", plant.now().toEpochMilli())
                .put("on", cooler.running())
                .put("supply", Json.rounded(cooler.supplyCelsius(), 1))
                .put("return", Json.rounded(cooler.returnCelsius(), 1))
                .put("setpoint", Json.rounded(cooler.setpointCelsius(), 1))
                .put("rh", Math.round(cooler.returnHumidity()))
                .put("fan_pct", Math.round(cooler.fanPercent()))
                .put("cooling_pct", Math.round(cooler.coolingPercent()))
                .put("filter_pa", Math.round(cooler.filterPascal()));
        payload.putArray("comp").add(cooler.compressorRuns()).add(false);
        ArrayNode alarms = payload.putArray("alarms");
        if (!cooler.powered()) {
            alarms.add("POWER");
        }
        if (cooler.failed()) {
            alarms.add("UNIT_FAULT");
        }
        if (cooler.filterDirty()) {
            alarms.add("FILTER");
        }
        return payload;
    }

    static GatewayPlan leaks(PlantModel plant) {
        List<Topic> topics = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            topics.add(new Topic(
                    "dc/hg01/env/leak-" + number,
                    true,
                    60,
                    number,
                    () -> plant.leak(number) ? 1 : 0,
                    () -> Json.text(
                            Json.object().put("water_leak", plant.leak(number)).put("tamper", false))));
        }
        return new GatewayPlan(
                "env",
                "dc/hg01/env/availability",
                "online",
                "offline",
                topics,
                List::of,
                () -> plant.upsA().live() || plant.upsB().live());
    }

    static GatewayPlan zigbee(PlantModel plant) {
        List<Topic> topics = new ArrayList<>();
        for (Rack rack : plant.racks()) {
            String name = "zigbee2mqtt/rack-" + rack.name().toLowerCase(Locale.ROOT);
            int number = Integer.parseInt(rack.name().substring(1));
            topics.add(new Topic(name, false, 10, number, () -> 0, () -> Json.text(reading(plant, rack, number))));
            topics.add(new Topic(name + "/availability", true, 0, 0, () -> 0, () -> "{\"state\":\"online\"}"));
        }
        return new GatewayPlan(
                "zigbee2mqtt",
                "zigbee2mqtt/bridge/state",
                "{\"state\":\"online\"}",
                "{\"state\":\"offline\"}",
                topics,
                List::of,
                () -> plant.upsA().live() || plant.upsB().live());
    }

    private static ObjectNode reading(PlantModel plant, Rack rack, int number) {
        double celsius = rack.sensorCelsius();
        long lostPercent = plant.second() / (30 * 86_400L);
        return Json.object()
                .put("temperature", Json.rounded(celsius, 2))
                .put("humidity", Json.rounded(plant.room().humidity(celsius), 1))
                .put("battery", Math.max(1, 100 - number % 9 - lostPercent))
                .put("linkquality", 90 + (number * 37 + plant.second() / 60) % 60)
                .put("last_seen", plant.now().toString());
    }
}
