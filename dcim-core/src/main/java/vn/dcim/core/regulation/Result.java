package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One judgement of one obligation, kept with all that it was made of; a new row where it came out otherwise, and the first of each day.
 *
 * @param state what it came to
 * @param excepted whether an exception ran that day
 * @param stateSince when it came to that state, with or without an exception
 * @param judgedAt the instant that was judged
 * @param question JSON of {@link Judged.Asked}
 * @param verdict JSON of {@link Verdict}
 * @param factsId what was judged; null where people decided alone
 */
@MappedEntity("obligation_result")
record Result(
        @Id @GeneratedValue @Nullable Long id,
        String profile,
        String obligation,
        State state,
        boolean excepted,
        Instant stateSince,
        Instant judgedAt,
        String question,
        String verdict,
        @Nullable Long factsId) {}
