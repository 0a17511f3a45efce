package vn.dcim.plant.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import vn.dcim.plant.model.Camera;
import vn.dcim.plant.model.Door;
import vn.dcim.plant.model.DoorEvent;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.Recorder;

/** The door controller ctl1, the recorder nvr1, and a Frigate-like service that records the same cameras. */
final class SecurityTopics {

    private static final String DOOR = "acs/ctl1/door/";
    private static final String NVR = "nvr/nvr1/";
    private static final long MEBIBYTE = 1_048_576;

    private SecurityTopics() {}

    static GatewayPlan doors(PlantModel plant) {
        List<Topic> topics = new ArrayList<>();
        for (Door door : plant.access().doors()) {
            topics.add(new Topic(
                    DOOR + door.number() + "/state", true, 0, 0, () -> code(door), () -> Json.text(state(door))));
        }
        return new GatewayPlan(
                "acs-ctl1",
                "acs/ctl1/availability",
                "online",
                "offline",
                topics,
                () -> plant.access().takeEvents().stream()
                        .map(SecurityTopics::event)
                        .toList(),
                powered(plant));
    }

    private static BooleanSupplier powered(PlantModel plant) {
        return () -> plant.upsA().live() || plant.upsB().live();
    }

    private static long code(Door door) {
        return (door.locked() ? 1 : 0) | (door.open() ? 2 : 0) | (door.forced() ? 4 : 0) | (door.held() ? 8 : 0);
    }

    private static ObjectNode state(Door door) {
        return Json.object()
                .put("name", "DOOR-" + door.number())
                .put("lock", door.locked() ? "locked" : "unlocked")
                .put("contact", door.open() ? "open" : "closed")
                .put("forced", door.forced())
                .put("held", door.held());
    }

    private static Publication event(DoorEvent event) {
        ObjectNode payload = Json.object()
                .put("id", event.id())
                .put("time", event.time().toString())
                .put("door", event.door())
                .put("type", event.type());
        if (event.result() != null) {
            payload.put("result", event.result());
        }
        if (event.credential() != null) {
            payload.put("cred", event.credential());
        }
        if (event.reason() != null) {
            payload.put("reason", event.reason());
        }
        return new Publication(DOOR + event.door() + "/event", Json.text(payload), false, true);
    }

    static GatewayPlan recorder(PlantModel plant) {
        Recorder recorder = plant.recorder();
        List<Topic> topics = new ArrayList<>();
        for (Camera camera : recorder.cameras()) {
            topics.add(new Topic(
                    NVR + lower(camera) + "/state",
                    true,
                    60,
                    camera.name().hashCode() & 0xFF,
                    () -> code(camera) | (camera.keptSeconds() < 30 * 86_400L ? 4 : 0),
                    () -> Json.text(state(plant, camera))));
        }
        topics.add(new Topic(
                NVR + "storage",
                true,
                60,
                7,
                () -> recorder.diskSound() ? 1 : 0,
                () -> Json.text(Json.object()
                        .put("total", recorder.totalBytes())
                        .put("used", recorder.usedBytes())
                        .put("free", recorder.totalBytes() - recorder.usedBytes())
                        .put("disk", recorder.diskSound() ? "ok" : "failed"))));
        return new GatewayPlan("nvr1", NVR + "availability", "online", "offline", topics, List::of, powered(plant));
    }

    private static long code(Camera camera) {
        return (camera.online() ? 1 : 0) | (camera.recording() ? 2 : 0);
    }

    private static ObjectNode state(PlantModel plant, Camera camera) {
        return Json.object()
                .put("name", camera.name())
                .put("online", camera.online())
                .put("recording", camera.recording())
                .put("oldest", plant.now().minusSeconds(camera.keptSeconds()).toString())
                .put("fps", Math.round(camera.framesPerSecond()))
                .put("gap_s", camera.gapSeconds());
    }

    static GatewayPlan frigate(PlantModel plant) {
        List<Topic> topics = new ArrayList<>();
        for (Camera camera : plant.recorder().cameras()) {
            topics.add(new Topic(
                    "frigate/" + lower(camera) + "/status/record",
                    false,
                    60,
                    camera.name().hashCode() & 0xFF,
                    () -> code(camera),
                    () -> status(camera)));
        }
        topics.add(new Topic("frigate/stats", false, 60, 11, () -> 0, () -> Json.text(stats(plant))));
        return new GatewayPlan("frigate", "frigate/available", "online", "offline", topics, List::of, powered(plant));
    }

    private static String status(Camera camera) {
        if (!camera.online()) {
            return "offline";
        }
        return camera.recording() ? "online" : "disabled";
    }

    private static ObjectNode stats(PlantModel plant) {
        ObjectNode stats = Json.object();
        ObjectNode cameras = stats.putObject("cameras");
        for (Camera camera : plant.recorder().cameras()) {
            cameras.putObject(lower(camera))
                    .put("camera_fps", Json.rounded(camera.framesPerSecond(), 1))
                    .put("skipped_fps", 0)
                    .put("reconnects_last_hour", camera.online() ? 0 : 12);
        }
        ObjectNode service = stats.putObject("service").put("uptime", plant.second());
        service.putObject("storage")
                .putObject("/media/frigate/recordings")
                .put("total", plant.recorder().totalBytes() / MEBIBYTE)
                .put("used", plant.recorder().usedBytes() / MEBIBYTE)
                .put("free", (plant.recorder().totalBytes() - plant.recorder().usedBytes()) / MEBIBYTE);
        return stats;
    }

    private static String lower(Camera camera) {
        return camera.name().toLowerCase(Locale.ROOT);
    }
}
