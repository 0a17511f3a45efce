package vn.dcim.plant.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.plant.model.PlantModel;

/**
 * A second Zigbee bridge, of the store room, whose devices nobody has written a topic map for: they announce themselves by Home
 * Assistant's MQTT discovery. A climate sensor in degrees Fahrenheit, a leak sensor, and a power plug in one message.
 */
final class AnnexTopics {

    private static final String BASE = "annex/";
    private static final String STATE = BASE + "bridge/state";
    private static final String PREFIX = "homeassistant/";

    private AnnexTopics() {}

    static GatewayPlan gateway(PlantModel plant) {
        List<Topic> topics = new ArrayList<>();
        announce(
                topics,
                "sensor/annex-th1/temperature",
                climate("Temperature", "temperature", "°F", "{{ value_json.temperature }}"));
        announce(
                topics,
                "sensor/annex-th1/humidity",
                climate("Humidity", "humidity", "%", "{{ value_json['humidity'] | round(1) }}"));
        announce(
                topics,
                "sensor/annex-th1/voc",
                climate("Air quality", "volatile_organic_compounds_parts", "ppb", "{{ value_json.voc }}"));
        announce(topics, "binary_sensor/annex-leak1/water_leak", leak());
        announce(topics, "device/annex-plug1", plug());
        topics.add(new Topic(BASE + "th1", false, 10, 4, () -> 0, () -> Json.text(reading(plant))));
        topics.add(new Topic(
                BASE + "leak1",
                true,
                60,
                5,
                () -> plant.leak(2) ? 1 : 0,
                () -> Json.text(Json.object().put("water_leak", plant.leak(2)).put("battery", 87))));
        topics.add(new Topic(BASE + "plug1", false, 10, 6, () -> 0, () -> Json.text(load(plant))));
        return new GatewayPlan(
                "annex",
                STATE,
                "{\"state\":\"online\"}",
                "{\"state\":\"offline\"}",
                topics,
                List::of,
                () -> plant.upsA().live() || plant.upsB().live());
    }

    private static void announce(List<Topic> topics, String path, ObjectNode config) {
        ObjectNode presence = config.putArray("avty").addObject();
        presence.put("t", STATE).put("val_tpl", "{{ value_json.state }}");
        String payload = Json.text(config);
        topics.add(new Topic(PREFIX + path + "/config", true, 0, 0, () -> 0, () -> payload));
    }

    private static ObjectNode climate(String name, String deviceClass, String unit, String template) {
        ObjectNode config = Json.object()
                .put("name", name)
                .put("uniq_id", "annex-th1-" + deviceClass)
                .put("stat_t", BASE + "th1")
                .put("dev_cla", deviceClass)
                .put("stat_cla", "measurement")
                .put("unit_of_meas", unit)
                .put("val_tpl", template)
                .put("exp_aft", 120);
        device(config, "annex-th1", "Store room climate", "SNZB-02P");
        return config;
    }

    private static ObjectNode leak() {
        ObjectNode config = Json.object()
                .put("name", "Water leak")
                .put("stat_t", BASE + "leak1")
                .put("dev_cla", "moisture")
                .put("pl_on", true)
                .put("pl_off", false)
                .put("val_tpl", "{{ value_json.water_leak }}");
        device(config, "annex-leak1", "Store room leak", "SNZB-05P");
        return config;
    }

    private static ObjectNode plug() {
        ObjectNode config = Json.object().put("stat_t", BASE + "plug1");
        config.putObject("o").put("name", "annex");
        device(config, "annex-plug1", "Store room plug", "S31ZB");
        ObjectNode components = config.putObject("cmps");
        value(components, "power", "W", "measurement", "{{ value_json.power }}");
        value(components, "voltage", "V", "measurement", "{{ value_json.raw_voltage * 0.1 }}");
        value(components, "energy", "Wh", "total_increasing", "{{ value_json.energy | int }}");
        components
                .putObject("relay")
                .put("p", "switch")
                .put("name", "Relay")
                .put("val_tpl", "{{ 'ON' if value_json.output else 'OFF' }}");
        return config;
    }

    private static void value(
            ObjectNode components, String deviceClass, String unit, String stateClass, String template) {
        components
                .putObject(deviceClass)
                .put("p", "sensor")
                .put("name", deviceClass)
                .put("dev_cla", deviceClass)
                .put("unit_of_meas", unit)
                .put("stat_cla", stateClass)
                .put("val_tpl", template);
    }

    private static void device(ObjectNode config, String id, String name, String model) {
        ObjectNode device = config.putObject("dev");
        device.putArray("ids").add(id);
        device.put("name", name).put("mf", "SONOFF").put("mdl", model).put("sw", "2.1.0");
    }

    private static ObjectNode reading(PlantModel plant) {
        double celsius = plant.racks().getLast().sensorCelsius();
        return Json.object()
                .put("temperature", Json.rounded(celsius * 1.8 + 32, 1))
                .put("humidity", Json.rounded(plant.room().humidity(celsius), 2))
                .put("voc", 120);
    }

    private static ObjectNode load(PlantModel plant) {
        // why: at 180 W one watt-hour takes 20 seconds
        long wattHours = 12_000 + plant.second() / 20;
        return Json.object()
                .put("power", 177 + plant.second() / 60 % 7)
                .put("raw_voltage", Math.round(10 * plant.grid1().volts(0)))
                .put("energy", wattHours)
                .put("output", true);
    }
}
