package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * One edge of the graph along which power, cooling or network reaches things; alarm suppression and the single-line diagram
 * walk it. A node is written {@code device:12} or {@code place:3}.
 *
 * @param fromNode what feeds
 * @param toNode what is fed
 * @param path {@code A} or {@code B} for power, otherwise empty
 * @param priority 0 is the preferred source of a node that takes one at a time (an ATS), 1 the alternate
 */
@MappedEntity("feed")
public record Feed(
        @Id @GeneratedValue @Nullable Long id, String fromNode, String toNode, Kind kind, String path, int priority) {

    /** What flows along an edge. */
    public enum Kind {
        POWER,
        COOLING,
        NETWORK
    }

    public static String device(long id) {
        return "device:" + id;
    }

    public static String place(long id) {
        return "place:" + id;
    }
}
