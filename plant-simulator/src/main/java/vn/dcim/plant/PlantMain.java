package vn.dcim.plant;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs the plant alone: {@code PlantMain [MQTT-URL [PORT-BASE [SCENARIO…]]]} until it is ended; {@code -} for no broker. */
final class PlantMain {

    private PlantMain() {}

    public static void main(String[] args) throws InterruptedException {
        Plant.Builder builder = Plant.builder();
        if (args.length > 0 && !args[0].equals("-")) {
            builder.mqtt(args[0]);
        }
        if (args.length > 1) {
            builder.portBase(Integer.parseInt(args[1]));
        }
        Plant plant = builder.build().start();
        Runtime.getRuntime().addShutdownHook(new Thread(plant::close, "plant-end"));
        PrintStream out = System.out;
        plant.devices().stream()
                .filter(PlantDevice::answers)
                .forEach(device -> out.println(device.key() + "\t" + device.deviceClass() + "\t" + device.address()));
        for (int i = 2; i < args.length; i++) {
            plant.start(args[i]);
        }
        new CountDownLatch(1).await();
    }
}
