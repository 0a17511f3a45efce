package vn.dcim.core.schedule;

import java.util.Arrays;
import java.util.List;

/**
 * What came of a run: a sentence of the bundles of the pages, {@code schedule.result.<code>}, and what it names.
 *
 * @param arguments names and numbers; never a secret
 */
public record JobResult(String code, List<String> arguments) {

    /** Nothing was to be done. */
    public static final JobResult NOTHING = of("nothing");

    public JobResult {
        arguments = List.copyOf(arguments);
    }

    public static JobResult of(String code, Object... arguments) {
        return new JobResult(code, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** So many were done; nothing for none. */
    public static JobResult counted(String code, long count) {
        return count == 0 ? NOTHING : of(code, count);
    }
}
