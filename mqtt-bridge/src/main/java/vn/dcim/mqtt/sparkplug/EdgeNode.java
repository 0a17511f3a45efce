package vn.dcim.mqtt.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import vn.dcim.core.point.Quality;
import vn.dcim.mqtt.map.Fault;

/**
 * What is known of one edge node: whether it is born, what its aliases mean, which sequence number comes next, and which messages
 * wait for one that is missing. A message that never comes costs no other: those that wait are taken in their order, uncertain until
 * the births that are then asked for, since one of these may be what is missing.
 */
final class EdgeNode {

    private static final int HALF = Incoming.SEQUENCE / 2;

    private final String base;
    private final HostTimes times;
    private final Tally tally;
    private final Consumer<Event> out;
    private final List<Waiting> waiting = new ArrayList<>();
    private final long[] fingerprints = new long[Incoming.SEQUENCE];
    private final Map<String, Part> parts = new HashMap<>();
    private OptionalLong session = OptionalLong.empty();
    private boolean born;
    private boolean dead;
    private boolean doubted;
    private boolean rebirthWanted;
    private int expected;
    private long waitingSince;
    private long askedAt;
    private boolean asked;

    /** A message that came before its turn. */
    private record Waiting(Incoming message, int sequence) {}

    EdgeNode(String base, HostTimes times, Tally tally, Consumer<Event> out) {
        this.base = base;
        this.times = times;
        this.tally = tally;
        this.out = out;
    }

    boolean isBorn() {
        return born;
    }

    /** Tells whether it has said that it goes, or its will has, and has not come back since. */
    boolean isDead() {
        return dead;
    }

    /** @param device empty for the edge node itself */
    boolean isBorn(String device) {
        return born && parts.containsKey(device);
    }

    void wantRebirth() {
        rebirthWanted = true;
    }

    /** Nobody answers: it is not asked again before it is heard again. */
    void giveUp() {
        rebirthWanted = false;
    }

    /** The line was lost: what it said meanwhile is unknown, so nothing counts before its next birth. */
    void forget() {
        takeWaiting();
        born = false;
        dead = false;
        doubted = false;
        parts.clear();
    }

    void hear(Incoming message, long now) {
        switch (message.type()) {
            case NBIRTH -> birth(message);
            case NDEATH -> death(message);
            case NDATA, DBIRTH, DDATA, DDEATH -> inSequence(message, now);
            default -> {
                // why: commands are for edge nodes, and records are of another kind of data store
            }
        }
    }

    void tick(long now) {
        if (!waiting.isEmpty() && now - waitingSince >= times.reorder().toMillis()) {
            tally.gaps.increment();
            takeWaiting();
            doubted = true;
            rebirthWanted = true;
        }
        if (rebirthWanted && (!asked || now - askedAt >= times.rebirth().toMillis())) {
            asked = true;
            askedAt = now;
            tally.rebirths.increment();
            String[] levels = base.split("/");
            out.accept(new Event.RebirthWanted(levels[1], levels[2]));
        }
    }

    private void birth(Incoming message) {
        OptionalInt sequence = message.sequence();
        if (sequence.isEmpty()) {
            refuse(message, noSequence(message));
            return;
        }
        takeWaiting();
        parts.clear();
        session = message.birthDeathSequence();
        born = true;
        dead = false;
        doubted = false;
        rebirthWanted = false;
        expected = next(sequence.getAsInt());
        java.util.Arrays.fill(fingerprints, 0);
        fingerprints[sequence.getAsInt()] = message.heard().fingerprint();
        part("", message);
    }

    /** A death counts for the session of its birth: the will of an earlier connection may come after the next birth. */
    private void death(Incoming message) {
        OptionalLong of = message.birthDeathSequence();
        if (of.isEmpty()) {
            refuse(message, Fault.of(Fault.Detail.NO_BIRTH_DEATH_SEQUENCE));
        }
        if (dead || born && session.isPresent() && !of.equals(session)) {
            tally.otherDeaths.increment();
            return;
        }
        takeWaiting();
        tally.deaths.increment();
        Instant at = message.heard().receivedAt();
        for (Part part : parts.values()) {
            at = latest(at, part.last());
        }
        born = false;
        dead = true;
        rebirthWanted = false;
        parts.clear();
        out.accept(new Event.Gone(base, true, at));
    }

    private void inSequence(Incoming message, long now) {
        OptionalInt sequence = message.sequence();
        if (sequence.isEmpty()) {
            refuse(message, noSequence(message));
        } else if (!born) {
            refuse(message, Fault.of(Fault.Detail.NOT_BORN, base));
            rebirthWanted = true;
        } else if (fingerprints[sequence.getAsInt()] == message.heard().fingerprint()) {
            tally.repeated.increment();
        } else if (sequence.getAsInt() == expected) {
            take(message, sequence.getAsInt());
            takeFollowing(now);
        } else {
            wait(message, sequence.getAsInt(), now);
        }
    }

    private void wait(Incoming message, int sequence, long now) {
        if (waiting.isEmpty()) {
            waitingSince = now;
        }
        fingerprints[sequence] = message.heard().fingerprint();
        waiting.add(new Waiting(message, sequence));
        if (waiting.size() >= Incoming.SEQUENCE) {
            // why: a whole round has come, so what is missing cannot be told from what is new any more
            waitingSince = now - times.reorder().toMillis();
            tick(now);
        }
    }

    /** Takes what waited for the message that has just come; where another is missing, the time begins anew. */
    private void takeFollowing(long now) {
        boolean any = false;
        Optional<Waiting> following = following();
        while (following.isPresent()) {
            any = true;
            waiting.remove(following.get());
            tally.reordered.increment();
            take(following.get().message(), following.get().sequence());
            following = following();
        }
        if (any) {
            waitingSince = now;
        }
    }

    private Optional<Waiting> following() {
        return waiting.stream().filter(one -> one.sequence() == expected).findFirst();
    }

    private void takeWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> inOrder = new ArrayList<>(waiting);
        waiting.clear();
        int from = expected;
        inOrder.sort(Comparator.comparingInt(one -> distance(from, one.sequence())));
        doubted = true;
        for (Waiting one : inOrder) {
            take(one.message(), one.sequence());
        }
        expected = next(inOrder.getLast().sequence());
    }

    /** Returns how far ahead a number is, from -128 for those that were due before. */
    private static int distance(int from, int sequence) {
        int ahead = Math.floorMod(sequence - from, Incoming.SEQUENCE);
        return ahead < HALF ? ahead : ahead - Incoming.SEQUENCE;
    }

    private void take(Incoming message, int sequence) {
        expected = next(sequence);
        fingerprints[sequence] = message.heard().fingerprint();
        switch (message.type()) {
            case DBIRTH -> part(message.device(), message);
            case DDEATH -> deathOfDevice(message);
            default -> data(message);
        }
    }

    private void part(String device, Incoming message) {
        Part part = new Part(device.isEmpty() ? base : base + "/" + device, message);
        parts.put(device, part);
        tally.births.increment();
        read(part, message, true);
    }

    private void data(Incoming message) {
        Part part = parts.get(message.device());
        if (part == null) {
            refuse(message, Fault.of(Fault.Detail.NOT_BORN, base + "/" + message.device()));
            rebirthWanted = true;
            return;
        }
        read(part, message, false);
    }

    private void deathOfDevice(Incoming message) {
        Part part = parts.remove(message.device());
        if (part == null) {
            tally.otherDeaths.increment();
            return;
        }
        tally.deaths.increment();
        // why: its clock may lag behind ours, by which its birth was noted; what comes last must not be older
        out.accept(new Event.Gone(part.base(), false, latest(message.at(), part.last())));
    }

    private void read(Part part, Incoming message, boolean birth) {
        Part.Understood understood = part.read(message, doubted ? Quality.UNCERTAIN : Quality.GOOD);
        understood.faults().forEach(fault -> refuse(message, fault));
        rebirthWanted |= understood.faults().stream().anyMatch(fault -> fault.reason() == Fault.Reason.UNKNOWN_METRIC);
        tally.unread.add(understood.unread());
        tally.past.add(understood.told().stream().filter(Told::past).count());
        out.accept(new Event.Said(part.base(), birth, understood.told(), message.heard()));
    }

    private void refuse(Incoming message, Fault fault) {
        out.accept(new Event.Refused(message.heard(), fault));
    }

    private static Fault noSequence(Incoming message) {
        return Fault.of(
                Fault.Detail.NO_SEQUENCE,
                message.payload().hasSeq()
                        ? Long.toUnsignedString(message.payload().getSeq())
                        : "-");
    }

    private static int next(int sequence) {
        return (sequence + 1) % Incoming.SEQUENCE;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
