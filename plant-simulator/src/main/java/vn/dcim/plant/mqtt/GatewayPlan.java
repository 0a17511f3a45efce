package vn.dcim.plant.mqtt;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What one MQTT client of the plant publishes.
 *
 * @param name ends the client id
 * @param availability topic that says whether it is there; offline is its will
 * @param topics states and measurements
 * @param events takes what happened since the last call; never null
 * @param powered whether it has supply; without it, it drops off and the broker publishes its will
 */
record GatewayPlan(
        String name,
        String availability,
        String online,
        String offline,
        List<Topic> topics,
        Supplier<List<Publication>> events,
        BooleanSupplier powered) {}
