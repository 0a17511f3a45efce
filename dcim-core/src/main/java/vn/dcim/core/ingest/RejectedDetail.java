package vn.dcim.core.ingest;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What exactly was wrong with a rejected message: a sentence and what it is filled with, so that every reader has it in a
 * language of theirs.
 *
 * @param code of the bundles' {@code rejected.detail.<code>}
 * @param arguments in the order of the sentence, in the device's own terms, each of at most {@value #LONGEST} characters
 * @param beyond how many of its kind were only counted, and this is the last of them; 0 for one that is kept for itself
 */
@Serdeable
public record RejectedDetail(String code, List<String> arguments, long beyond) {

    private static final int LONGEST = 1000;

    public RejectedDetail {
        // why: JSON leaves an empty list out
        arguments = arguments == null
                ? List.of()
                : arguments.stream().map(RejectedDetail::cut).toList();
    }

    public static RejectedDetail of(String code, Object... arguments) {
        return new RejectedDetail(
                code, Stream.of(arguments).map(String::valueOf).toList(), 0);
    }

    /** Returns the same for a row that stands for many. */
    public RejectedDetail standingFor(long count) {
        return new RejectedDetail(code, arguments, count);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
