package vn.dcim.plant.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.plant.model.Camera;
import vn.dcim.plant.model.Cooler;
import vn.dcim.plant.scenario.Scenario.Step;

/** All scenarios of the plant, each also a drill. */
public final class Scenarios {

    private static final int DRIFTING_RACK = 4;
    private static final String RESTARTED_AGENT = "UPS-A";

    private Scenarios() {}

    /** By name, in the order in which they are worth trying. */
    public static Map<String, Scenario> all() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        for (Scenario scenario : List.of(
                gridOutage(),
                generatorFailsToStart(),
                upsBatteryWorn(),
                coolerFails(),
                waterLeak(),
                doorForced(),
                cameraLost(),
                cameraDiskPulled(),
                lineDown(),
                lineFlapping(),
                sensorDrift(),
                agentRestart(),
                edgeNodeLost(),
                brokerRestart())) {
            all.put(scenario.name(), scenario);
        }
        return all;
    }

    /** Grid 1 is lost for six minutes: UPS-A on battery, generator, transfer, recharge, return. */
    private static Scenario gridOutage() {
        return new Scenario(
                "grid-outage",
                List.of(at(0, stage -> stage.model().grid1().present(false))),
                Duration.ofMinutes(6),
                List.of(at(0, stage -> stage.model().grid1().present(true))));
    }

    /** Grid 1 is lost for twelve minutes and the generator cranks three times in vain. */
    private static Scenario generatorFailsToStart() {
        return new Scenario(
                "generator-fails-to-start",
                List.of(at(0, stage -> {
                    stage.model().generator().refusesToStart(true);
                    stage.model().grid1().present(false);
                })),
                Duration.ofMinutes(12),
                List.of(at(0, stage -> stage.model().grid1().present(true)), at(75, stage -> {
                    stage.model().generator().refusesToStart(false);
                    stage.model().generator().reset();
                })));
    }

    /** UPS-A's battery keeps a quarter of its capacity and asks for replacement, until a new one is put in. */
    private static Scenario upsBatteryWorn() {
        return new Scenario(
                "ups-battery-worn",
                List.of(at(0, stage -> stage.model().upsA().worn(true))),
                null,
                List.of(at(0, stage -> stage.model().upsA().worn(false))));
    }

    /** CRAC-1 fails, and three minutes later the overloaded CRAC-3 trips: rack inlets pass 27 °C. */
    private static Scenario coolerFails() {
        return new Scenario(
                "cooler-fails",
                List.of(at(0, stage -> cooler(stage, 1).failed(true)), at(180, stage -> cooler(stage, 3)
                        .failed(true))),
                Duration.ofMinutes(15),
                List.of(at(0, stage -> {
                    cooler(stage, 1).failed(false);
                    cooler(stage, 3).failed(false);
                })));
    }

    /** Water under CRAC-2; after two minutes the unit is switched off to stop it. */
    private static Scenario waterLeak() {
        return new Scenario(
                "water-leak",
                List.of(at(0, stage -> stage.model().leak(2, true)), at(120, stage -> cooler(stage, 2)
                        .switchedOn(false))),
                Duration.ofMinutes(10),
                List.of(at(0, stage -> stage.model().leak(2, false)), at(30, stage -> cooler(stage, 2)
                        .switchedOn(true))));
    }

    /** Door 2 is broken open and stays so for three minutes. */
    private static Scenario doorForced() {
        return new Scenario(
                "door-forced",
                List.of(at(0, stage -> stage.model().access().door(2).force())),
                Duration.ofMinutes(3),
                List.of(at(0, stage -> stage.model().access().door(2).close())));
    }

    /** Camera C05 is cut off; two minutes later only the last twelve days of C09 can be played. */
    private static Scenario cameraLost() {
        return new Scenario(
                "camera-lost",
                List.of(at(0, stage -> camera(stage, 5).online(false)), at(120, stage -> camera(stage, 9)
                        .archiveMounted(false))),
                Duration.ofMinutes(15),
                List.of(at(0, stage -> {
                    camera(stage, 5).online(true);
                    camera(stage, 9).archiveMounted(true);
                })));
    }

    /** The disk with the footage of C07 is pulled out of the recorder: only what is recorded since can be played, until it is put back. */
    private static Scenario cameraDiskPulled() {
        return new Scenario(
                "camera-disk-pulled",
                List.of(at(0, stage -> camera(stage, 7).diskIn(false))),
                null,
                List.of(at(0, stage -> camera(stage, 7).diskIn(true))));
    }

    /** The line WAN-VNPT is down for ten minutes. */
    private static Scenario lineDown() {
        return new Scenario(
                "line-a-down",
                List.of(at(0, stage -> stage.model().network().line(1, false))),
                Duration.ofMinutes(10),
                List.of(at(0, stage -> stage.model().network().line(1, true))));
    }

    /** The line WAN-VNPT goes down and up ten times, every twenty seconds a change. */
    private static Scenario lineFlapping() {
        List<Step> course = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean up = i % 2 == 1;
            course.add(at(20 * i, stage -> stage.model().network().line(1, up)));
        }
        return new Scenario("line-flapping", course, Duration.ofSeconds(400), List.of(at(0, stage -> stage.model()
                .network()
                .line(1, true))));
    }

    /** The inlet sensor of rack R04 creeps up by 8 K in a quarter of an hour, while the air stays as it is. */
    private static Scenario sensorDrift() {
        List<Step> course = new ArrayList<>();
        for (int i = 1; i <= 80; i++) {
            double kelvin = i / 10.0;
            course.add(at(i * 11, stage -> stage.model().rack(DRIFTING_RACK).sensorDrift(kelvin)));
        }
        return new Scenario("sensor-drift", course, null, List.of(at(0, stage -> stage.model()
                .rack(DRIFTING_RACK)
                .sensorDrift(0))));
    }

    /** The network card of UPS-A is silent for twenty seconds and comes back with uptime 0. */
    private static Scenario agentRestart() {
        return new Scenario(
                "agent-restart",
                List.of(
                        at(0, stage -> stage.agent(RESTARTED_AGENT).faults().silent(true)),
                        at(20, stage -> stage.agent(RESTARTED_AGENT).restart())),
                Duration.ofSeconds(20),
                List.of(at(0, stage -> stage.agent(RESTARTED_AGENT).faults().silent(false))));
    }

    /** The edge gateway is without power for five minutes: its line breaks, and it comes back with a birth. */
    private static Scenario edgeNodeLost() {
        return new Scenario(
                "edge-node-lost",
                List.of(at(0, stage -> stage.model().edgeGatewayOn(false))),
                Duration.ofMinutes(5),
                List.of(at(0, stage -> stage.model().edgeGatewayOn(true))));
    }

    /** The MQTT broker is restarted by its owner. */
    private static Scenario brokerRestart() {
        return new Scenario("broker-restart", List.of(at(0, Stage::restartBroker)), Duration.ofSeconds(30), List.of());
    }

    private static Cooler cooler(Stage stage, int number) {
        return stage.model().coolers().get(number - 1);
    }

    private static Camera camera(Stage stage, int number) {
        return stage.model().recorder().camera(number);
    }

    private static Step at(int seconds, Consumer<Stage> action) {
        return new Step(Duration.ofSeconds(seconds), action);
    }
}
