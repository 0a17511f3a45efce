package vn.dcim.web.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Scale;

/**
 * An incident in the API.
 *
 * @param group code; null while nobody said
 * @param operational level on the scale of the centre's operation; null while its questions are not answered
 * @param security likewise on the scale of information security
 * @param overdue whether some body was not told in time
 * @param missing what is missing before it can be closed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record IncidentResource(
        long id,
        String title,
        Instant detectedAt,
        Instant openedAt,
        String openedBy,
        @Nullable Long alarm,
        @Nullable Long asset,
        boolean drill,
        boolean closed,
        @Nullable String group,
        @Nullable String operational,
        @Nullable String security,
        boolean overdue,
        List<String> missing) {

    static IncidentResource of(IncidentFile file, Instant now) {
        var incident = file.incident();
        return new IncidentResource(
                incident.id(),
                incident.title(),
                incident.detectedAt(),
                incident.openedAt(),
                incident.openedBy(),
                incident.alarmId(),
                incident.assetId(),
                incident.drill(),
                file.isClosed(),
                file.group() == null ? null : file.group().code(),
                level(file, Scale.OPERATIONAL),
                level(file, Scale.SECURITY),
                file.isOverdue(now),
                file.missing());
    }

    private static @Nullable String level(IncidentFile file, Scale scale) {
        Scale.Rating rating = file.rating(scale);
        return rating.isKnown() ? rating.level() : null;
    }

    /** One with all that was added to it. */
    @Serdeable
    record Whole(
            IncidentResource incident,
            List<Answer> answers,
            List<Step> steps,
            List<Notice> notices,
            List<Attempt> attempts) {

        static Whole of(IncidentFile file, Instant now) {
            return new Whole(
                    IncidentResource.of(file, now),
                    file.answers().stream()
                            .map(one -> new Answer(one.question(), one.answer(), one.answeredAt(), one.author()))
                            .toList(),
                    file.steps().stream()
                            .map(one -> new Step(
                                    one.kind().code(),
                                    one.happenedAt(),
                                    one.enteredAt(),
                                    one.author(),
                                    one.text(),
                                    one.runId()))
                            .toList(),
                    file.notices().stream()
                            .map(one -> new Notice(
                                    one.body(),
                                    one.dueAt(),
                                    one.obligation(),
                                    one.toldAt(),
                                    one.confirmed(),
                                    one.isLate(now)))
                            .toList(),
                    file.attempts().stream()
                            .map(one -> new Attempt(
                                    one.body(),
                                    one.attemptedAt(),
                                    one.author(),
                                    one.addressee(),
                                    one.channel(),
                                    one.result().name().toLowerCase(java.util.Locale.ROOT),
                                    one.note(),
                                    one.reference()))
                            .toList());
        }
    }

    /** An answer to a question; the last one of a question holds. */
    @Serdeable
    record Answer(String question, String answer, Instant at, String author) {}

    /** Something that was done. @param run the backup; null for none */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Step(
            String kind,
            Instant happenedAt,
            Instant enteredAt,
            String author,
            String text,
            @Nullable Long run) {}

    /** Whom it obliges to tell, and till when. @param toldAt null while nobody did */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Notice(
            String body,
            Instant dueAt,
            String obligation,
            @Nullable Instant toldAt,
            boolean confirmed,
            boolean late) {}

    /** One try to tell a body. @param result failed, sent or confirmed */
    @Serdeable
    record Attempt(
            String body,
            Instant at,
            String author,
            String addressee,
            String channel,
            String result,
            String note,
            String reference) {}
}
