package vn.dcim.plant.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The door controller ACS-1 with three doors; people pass on working days, now and then with a card that is not valid. */
public final class AccessControl {

    private static final int KEPT_EVENTS = 10_000;
    private static final List<String> REASONS = List.of("unknown", "expired", "schedule");

    private final SplittableRandom random;
    private final Supplier<Instant> now;
    private final List<Door> doors;
    private final Queue<DoorEvent> events = new ArrayDeque<>();
    private long lastId = 8_800;

    AccessControl(long seed, Supplier<Instant> now) {
        this.now = now;
        random = Noise.stream(seed, "access");
        doors = List.of(new Door(1, this), new Door(2, this), new Door(3, this));
    }

    /**
     * One second.
     *
     * @param hour local time of day, 0 to 24
     */
    void step(double hour) {
        doors.forEach(Door::step);
        double meanSeconds = hour >= 7 && hour < 18 ? 240 : 2_400;
        if (random.nextDouble() < 1 / meanSeconds) {
            showCard();
        }
    }

    private void showCard() {
        Door door = doors.get(random.nextInt(doors.size()));
        boolean granted = random.nextDouble() > 0.06;
        String card = hash("card " + random.nextInt(granted ? 18 : 40));
        String reason = granted ? null : REASONS.get(random.nextInt(REASONS.size()));
        add(door.number(), "access", granted ? "granted" : "denied", card, reason);
        int seconds = 4 + random.nextInt(8);
        if (granted) {
            door.pass(seconds);
        }
    }

    void report(int door, String type) {
        add(door, type, null, null, null);
    }

    private void add(int door, String type, String result, String card, String reason) {
        if (events.size() == KEPT_EVENTS) {
            events.remove();
        }
        events.add(new DoorEvent(++lastId, now.get(), door, type, result, card, reason));
    }

    /** The door with this number, 1 to 3. */
    public Door door(int number) {
        return doors.get(number - 1);
    }

    public List<Door> doors() {
        return doors;
    }

    /** Takes the events since the last call, oldest first, at most the last {@value #KEPT_EVENTS}. */
    public List<DoorEvent> takeEvents() {
        List<DoorEvent> taken = new ArrayList<>(events);
        events.clear();
        return taken;
    }

    private static String hash(String card) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(card.getBytes(StandardCharsets.UTF_8));
            return "hash:" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
