package vn.dcim.core.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run, or a firing that was missed.
 *
 * @param job its code
 * @param scheduledAt for when it was planned; of a run that catches up, the first firing that was missed
 * @param startedBy name of the account that asked for it; empty for the clock
 * @param attempt from 1
 * @param endedAt null while it runs
 * @param fireId by which the store of Quartz knows it while it runs
 * @param firings for how many it stands: more than one where several were missed
 * @param cause why firings were missed
 * @param progressDone null where it told nothing, as is {@code progressOf}
 * @param result code of what came of it; empty until it ended
 * @param arguments what the result names, a list of texts in JSON
 */
@MappedEntity("schedule_run")
public record ScheduledRun(
        @Id @GeneratedValue @Nullable Long id,
        String job,
        Instant scheduledAt,
        String startedBy,
        int attempt,
        Instant firedAt,
        @Nullable Instant endedAt,
        String node,
        String fireId,
        RunState state,
        int firings,
        boolean caughtUp,
        MissCause cause,
        @Nullable Integer progressDone,
        @Nullable Integer progressOf,
        String result,
        String arguments) {

    private static final Argument<List<String>> TEXTS = Argument.listOf(String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();
    private static final int LONGEST_ARGUMENT = 500;
    private static final int MOST_ARGUMENTS = 6;

    /** Returns how long it took; so far, where it runs. */
    public Duration duration(Instant now) {
        return Duration.between(firedAt, endedAt == null ? now : endedAt);
    }

    public boolean isByClock() {
        return startedBy.isEmpty();
    }

    /** Returns what the result names. */
    public List<String> told() {
        try {
            return JSON.readValue(arguments, TEXTS);
        } catch (IOException e) {
            throw new UncheckedIOException("arguments of run " + id + " are no JSON: " + arguments, e);
        }
    }

    static String written(List<String> told) {
        try {
            return JSON.writeValueAsString(
                    TEXTS,
                    told.stream()
                            .limit(MOST_ARGUMENTS)
                            .map(text -> text.length() <= LONGEST_ARGUMENT
                                    ? text
                                    : text.substring(0, LONGEST_ARGUMENT - 1) + "…")
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
