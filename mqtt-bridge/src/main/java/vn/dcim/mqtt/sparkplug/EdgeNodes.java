package vn.dcim.mqtt.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.tahu.message.model.MessageType;
import vn.dcim.mqtt.map.Fault;

/**
 * The sessions of all edge nodes that a host application hears (Sparkplug 3.0, 5.4 to 5.6 and 6.4). Counts in elapsed time, which does
 * not jump with the clock. Used by one thread; {@link #counts} by any.
 */
public final class EdgeNodes {

    /** A broker may carry anything; beyond this many edge nodes no further one is followed. */
    static final int LIMIT = 5_000;

    private final HostTimes times;
    private final LongSupplier elapsedMs;
    private final Tally tally = new Tally();
    private final Map<String, EdgeNode> nodes = new HashMap<>();
    private final Map<String, Long> missingSince = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private Set<String> watched = Set.of();
    private List<Event> events = new ArrayList<>();
    private volatile long online;

    /** @param elapsedMs milliseconds since any fixed instant */
    public EdgeNodes(HostTimes times, LongSupplier elapsedMs) {
        this.times = times;
        this.elapsedMs = elapsedMs;
    }

    public HostCounts counts() {
        return tally.with(online);
    }

    /**
     * A new line to the broker: nothing is known of what was said before it.
     *
     * @param registered base topics of the devices whose births are wanted
     */
    public List<Event> begin(Set<String> registered) {
        nodes.values().forEach(EdgeNode::forget);
        missingSince.clear();
        gone.clear();
        watched = Set.copyOf(registered);
        return told();
    }

    public List<Event> hear(Heard heard) {
        Incoming.Parsed parsed = Incoming.parse(heard);
        parsed.fault().ifPresent(fault -> events.add(new Event.Refused(heard, fault)));
        parsed.message().filter(message -> message.type() != MessageType.STATE).ifPresent(message -> {
            EdgeNode node = nodes.get(message.nodeBase());
            if (node == null && nodes.size() < LIMIT) {
                node = add(message.nodeBase());
            }
            if (node == null) {
                events.add(new Event.Refused(heard, Fault.of(Fault.Detail.TOO_MANY_NODES, LIMIT)));
            } else {
                node.hear(message, elapsedMs.getAsLong());
            }
        });
        return told();
    }

    /**
     * Looks at what time has changed; called some times a second.
     *
     * @param registered base topics of the devices whose births are wanted
     */
    public List<Event> tick(Set<String> registered, Instant now) {
        long elapsed = elapsedMs.getAsLong();
        for (String base : registered) {
            EdgeNode node = nodes.containsKey(nodeOf(base)) ? nodes.get(nodeOf(base)) : add(nodeOf(base));
            if (!node.isBorn(deviceOf(base))) {
                miss(base, node, elapsed, now);
                continue;
            }
            missingSince.remove(base);
            gone.remove(base);
            if (!watched.contains(base)) {
                // why: it was registered after its birth, and only what changes would come by itself
                node.wantRebirth();
            }
        }
        watched = Set.copyOf(registered);
        missingSince.keySet().retainAll(watched);
        gone.retainAll(watched);
        nodes.values().forEach(node -> node.tick(elapsed));
        return told();
    }

    /** A registered device without a birth is asked for, and counts as gone after a while. */
    private void miss(String base, EdgeNode node, long elapsed, Instant now) {
        if (gone.contains(base) || node.isDead()) {
            return;
        }
        long since = elapsed - missingSince.computeIfAbsent(base, _ -> elapsed);
        if (since >= times.birth().toMillis()) {
            gone.add(base);
            node.giveUp();
            events.add(new Event.Gone(base, false, now));
        } else if (since >= times.reorder().toMillis()) {
            // why: edge nodes that wait for this host give birth by themselves as soon as they hear that it is there
            node.wantRebirth();
        }
    }

    private EdgeNode add(String base) {
        EdgeNode node = new EdgeNode(base, times, tally, event -> events.add(event));
        nodes.put(base, node);
        return node;
    }

    private List<Event> told() {
        List<Event> told = events;
        events = new ArrayList<>();
        for (Event event : told) {
            if (event instanceof Event.Gone(String base, boolean withDevices, Instant _)) {
                watched.stream()
                        .filter(one -> one.equals(base) || withDevices && one.startsWith(base + "/"))
                        .forEach(gone::add);
            }
        }
        online = nodes.values().stream().filter(EdgeNode::isBorn).count();
        return told;
    }

    private static String nodeOf(String base) {
        String[] levels = base.split("/");
        return String.join("/", levels[0], levels[1], levels[2]);
    }

    private static String deviceOf(String base) {
        String[] levels = base.split("/");
        return levels.length > 3 ? levels[3] : "";
    }
}
