package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Verdict;

/** What several parts of the program, such as registers or lists of other systems, each answer to obligations. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Answers(List<Answer> all) {

    Answers {
        all = List.copyOf(all);
    }

    /**
     * One part's answer to one obligation.
     *
     * @param isProven false where nothing was entered, or what there is is too old or does not tell
     * @param offences the first {@value Verdict#MOST}
     * @param offending how many there are in all
     * @param under the figures under which it was looked at
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            String obligation,
            boolean isProven,
            List<Offence> offences,
            long offending,
            List<Under> under,
            Proof proof) {

        static Answer of(String obligation, boolean isProven, List<Offence> offences, List<Under> under, Proof proof) {
            return new Answer(
                    obligation,
                    isProven,
                    offences.stream().limit(Verdict.MOST).toList(),
                    offences.size(),
                    under,
                    proof);
        }
    }

    /**
     * A figure that was used.
     *
     * @param key of the limit that it stands for
     * @param isMost whether a smaller one is the stricter
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Under(String key, int figure, boolean isMost) {

        boolean isLaxerThan(int limit) {
            return isMost ? figure > limit : figure < limit;
        }
    }
}
