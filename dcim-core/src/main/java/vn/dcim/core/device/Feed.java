package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * One edge of the graph along which power, cooling or network reaches things; alarm suppression and the single-line diagram
 * walk it. A node is written {@code device:12} or {@code place:3}; {@code node:5} is what lies between, such as a breaker.
 *
 * @param fromNode what feeds
 * @param toNode what is fed
 * @param path {@code A} or {@code B} for power, otherwise empty
 * @param priority 0 is the preferred source of a node that takes one at a time (an ATS), 1 the alternate
 * @param outlet where it leaves {@code fromNode}, such as the number of a socket; empty where nobody said
 * @param phases that it takes, such as {@code L1} or {@code L1L2L3}; empty where nobody said
 */
@MappedEntity("feed")
public record Feed(
        @Id @GeneratedValue @Nullable Long id,
        String fromNode,
        String toNode,
        Kind kind,
        String path,
        int priority,
        String outlet,
        String phases) {

    public Feed(@Nullable Long id, String fromNode, String toNode, Kind kind, String path, int priority) {
        this(id, fromNode, toNode, kind, path, priority, "", "");
    }

    private static final String DEVICE = "device:";
    private static final String PLACE = "place:";

    /** What flows along an edge. */
    public enum Kind {
        POWER,
        COOLING,
        NETWORK
    }

    /** Returns the same edge to another node. */
    public Feed to(String node) {
        return new Feed(id, fromNode, node, kind, path, priority, outlet, phases);
    }

    public static String device(long id) {
        return DEVICE + id;
    }

    public static String place(long id) {
        return PLACE + id;
    }

    public static boolean isDevice(String node) {
        return node.startsWith(DEVICE);
    }

    public static boolean isPlace(String node) {
        return node.startsWith(PLACE);
    }

    /** Returns the number of a node among its likes. */
    public static long id(String node) {
        return Long.parseLong(node.substring(node.indexOf(':') + 1));
    }
}
