package vn.dcim.core.syslog;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param from first instant of receipt
 * @param to first instant after; rows are found from here on downwards
 * @param sourceIds empty for all sources
 * @param leastSeverity the least severe that is shown, 0 to 7
 * @param words each of which must be in the message, its application, its host, its id or its structured data, in any case
 */
public record LogQuery(Instant from, Instant to, Set<Long> sourceIds, int leastSeverity, List<String> words) {

    public LogQuery {
        sourceIds = Set.copyOf(sourceIds);
        words = List.copyOf(words);
    }

    boolean wants(long sourceId) {
        return sourceIds.isEmpty() || sourceIds.contains(sourceId);
    }

    /** Returns the bits of the severities that are shown. */
    int severities() {
        return (1 << leastSeverity + 1) - 1;
    }
}
