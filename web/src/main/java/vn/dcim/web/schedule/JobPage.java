package vn.dcim.web.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.Pause;

/**
 * A job with its runs.
 *
 * @param pauses newest first
 * @param typed for a pause that was refused: reason, hours
 * @param faults why it was, by field
 */
public record JobPage(
        JobLine line,
        RunView view,
        JobBoard.Found found,
        List<Pause> pauses,
        Map<String, String> typed,
        Map<String, String> faults,
        Instant now) {

    /** How many runs stand on a page. */
    static final int SIZE = 50;
    /** For how many hours people hold a job up. */
    public static final List<Integer> HOURS = List.of(1, 4, 12, 24, 72, 168, 720);

    public String code() {
        return line.plan().code();
    }

    public long first() {
        return found.total() == 0 ? 0 : (long) view.number() * SIZE + 1;
    }

    public long last() {
        return Math.min(found.total(), (long) (view.number() + 1) * SIZE);
    }

    public boolean hasNext() {
        return last() < found.total();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
