package vn.dcim.core.syslog;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is looked for.
 *
 * @param from first instant of receipt
 * @param to first instant after; rows are found from here on downwards
 * @param sourceIds empty for all sources
 * @param leastSeverity the least severe that is shown, 0 to 7
 * @param words as {@link #wordsOf} has them; each must be in the message, its application, its process, its host, its sender, its id or its
 *     structured data, in any case; one in quotation marks, and an address of IPv4, as a whole
 */
public record LogQuery(Instant from, Instant to, Set<Long> sourceIds, int leastSeverity, List<String> words) {

    private static final Pattern WORD = Pattern.compile("\"[^\"]+\"|[^\\s\"]+");

    public LogQuery {
        sourceIds = Set.copyOf(sourceIds);
        words = List.copyOf(words);
    }

    /** Returns the words of what somebody typed, those in quotation marks together and with them. @param most what is more is not looked for */
    public static List<String> wordsOf(String typed, int most) {
        return WORD.matcher(typed).results().map(MatchResult::group).limit(most).toList();
    }

    boolean wants(long sourceId) {
        return sourceIds.isEmpty() || sourceIds.contains(sourceId);
    }

    /** Returns the bits of the severities that are shown. */
    int severities() {
        return (1 << leastSeverity + 1) - 1;
    }
}
