package vn.dcim.core.backup;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import vn.dcim.core.CentreTime;

/** Lines of a run with their time of day; of a long one its beginning and its end, and never a secret that stands as one. */
final class RunLog {

    private static final int FIRST = 200;
    private static final int LAST = 300;
    private static final int LONGEST = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(CentreTime.ZONE);
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(password|passwd|secret|community|psk|pre-shared-key|auth-key|priv-key|key-string)\\b([\\s:=]+(?:\\d+\\s+)?)\\S+");

    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int left;

    void add(Instant at, String text) {
        text.lines().forEach(line -> keep(TIME.format(at) + "  " + cut(masked(line))));
    }

    private void keep(String line) {
        if (first.size() < FIRST) {
            first.add(line);
            return;
        }
        last.add(line);
        if (last.size() > LAST) {
            last.removeFirst();
            left++;
        }
    }

    String text() {
        return String.join("\n", first)
                + (left == 0 ? "" : "\n… (" + left + ")")
                + (last.isEmpty() ? "" : "\n" + String.join("\n", last));
    }

    /** Returns a line with what stands behind a word for a secret made unreadable. */
    static String masked(String line) {
        return SECRET.matcher(line).replaceAll("$1$2…");
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
