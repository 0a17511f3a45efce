package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was seen while a line was cut on purpose.
 *
 * @param lineFell whether the own probes of the line saw it go
 * @param longest the longest time without an answer on the common way; null where nobody looked
 */
record SwitchOver(boolean lineFell, @Nullable Duration longest) {

    /**
     * Measures from the last answer before a silence to the first one after it: the traffic was away for no longer. A silence that
     * has not ended lasts to the end of the test.
     *
     * @param common oldest first
     * @param own the rounds of the cut line within the test
     */
    static SwitchOver of(List<FailoverRound> common, List<LineRound> own, Instant ended) {
        boolean fell = own.stream().anyMatch(round -> round.verdict().isDead());
        if (common.isEmpty()) {
            return new SwitchOver(fell, null);
        }
        Duration longest = Duration.ZERO;
        Instant answered = common.getFirst().at();
        boolean silent = false;
        for (FailoverRound round : common) {
            if (round.answered()) {
                longest = silent ? longer(longest, Duration.between(answered, round.at())) : longest;
                answered = round.at();
                silent = false;
            } else {
                silent = true;
            }
        }
        return new SwitchOver(fell, silent ? longer(longest, Duration.between(answered, ended)) : longest);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    FailoverTest.Result result(Duration limit) {
        if (!lineFell || longest == null) {
            return FailoverTest.Result.VOID;
        }
        return longest.compareTo(limit) <= 0 ? FailoverTest.Result.PASSED : FailoverTest.Result.FAILED;
    }
}
