package vn.dcim.plant.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.dcim.plant.model.GridFeed;
import vn.dcim.plant.model.PlantModel;

/**
 * The Modbus gateway gw1 with a power meter per grid feed: unit 1 is GRID-1, unit 2 is GRID-2.
 *
 * <p>Registers: 40001-40003 L1-L3 to N in 0.1 V, 40004-40006 L1-L3 in 0.1 A, 40007 total in 0.1 kW, 40008 in 0.01 Hz,
 * 40009 and 40010 high and low word of the delivered energy in kWh. 65535 stands for absent.
 */
final class PowerTopics {

    private static final int ABSENT = 65_535;

    private PowerTopics() {}

    static GatewayPlan gateway(PlantModel plant) {
        return new GatewayPlan(
                "gw1",
                "mb/gw1/availability",
                "online",
                "offline",
                List.of(meter(plant, plant.grid1(), 1), meter(plant, plant.grid2(), 2)),
                List::of,
                () -> plant.upsA().live() || plant.upsB().live());
    }

    private static Topic meter(PlantModel plant, GridFeed grid, int unit) {
        return new Topic("mb/gw1/" + unit + "/data", false, 10, unit, () -> grid.live() ? 1 : 0, () -> {
            ObjectNode payload = Json.object().put("t", plant.now().toString());
            ObjectNode registers = payload.putObject("r");
            for (int phase = 0; phase < 3; phase++) {
                registers.put(register(1 + phase), Math.round(10 * grid.volts(phase)));
            }
            for (int phase = 0; phase < 3; phase++) {
                registers.put(register(4 + phase), Math.round(10 * grid.amps(phase)));
            }
            long kilowattHours = (long) (grid.wattHours() / 1000);
            registers
                    .put(register(7), Math.round(grid.watts() / 100))
                    .put(register(8), grid.live() ? Math.round(100 * grid.hertz()) : ABSENT)
                    .put(register(9), kilowattHours >> 16)
                    .put(register(10), kilowattHours & 0xFFFF);
            return Json.text(payload);
        });
    }

    private static String register(int number) {
        return Integer.toString(40_000 + number);
    }
}
