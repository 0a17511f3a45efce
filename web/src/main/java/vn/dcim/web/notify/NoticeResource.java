package vn.dcim.web.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.notify.Attempt;
import vn.dcim.core.notify.NoticeLine;

/**
 * A notice for one recipient.
 *
 * @param notice id of the notice, the same for all its recipients
 * @param kind {@code alarm}, or the kind of the event
 * @param device name; empty for an event of the system
 * @param rule of the notice rules
 * @param step of the rule, from 0
 * @param account of the recipient; empty for an address that a rule names
 * @param state {@code waiting}, {@code sent}, {@code given-up}, {@code dropped} or {@code undeliverable}
 * @param reason a code; empty where the state says all
 * @param attempts made so far
 * @param history of the attempts, oldest first; empty in a list
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record NoticeResource(
        long id,
        long notice,
        Instant at,
        String kind,
        String priority,
        String title,
        String device,
        @Nullable Long alarm,
        Map<String, String> facts,
        String rule,
        int step,
        String channel,
        String account,
        String address,
        String language,
        boolean digest,
        String state,
        String reason,
        Instant dueAt,
        @Nullable Instant sentAt,
        int attempts,
        List<AttemptResource> history) {

    /** @param answer what the server said, or what went wrong */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AttemptResource(
            Instant at,
            boolean sent,
            String answer,
            @Nullable Instant nextAt) {

        static AttemptResource of(Attempt attempt) {
            return new AttemptResource(attempt.at(), attempt.sent(), attempt.answer(), attempt.nextAt());
        }
    }

    static NoticeResource of(NoticeLine line, String title, String device, List<Attempt> history) {
        var entry = line.entry();
        var delivery = line.delivery();
        return new NoticeResource(
                delivery.id(),
                entry.id(),
                entry.at(),
                entry.notice().kind().code(),
                entry.priority().name().toLowerCase(Locale.ROOT),
                title,
                device,
                entry.alarmId(),
                entry.notice().facts(),
                entry.rule(),
                delivery.step(),
                delivery.channel(),
                delivery.account(),
                delivery.address(),
                delivery.language(),
                delivery.digest(),
                delivery.state().code(),
                delivery.reason(),
                delivery.dueAt(),
                delivery.sentAt(),
                delivery.attempts(),
                history.stream().map(AttemptResource::of).toList());
    }

    NoticeResource with(List<Attempt> attemptsMade) {
        return new NoticeResource(
                id,
                notice,
                at,
                kind,
                priority,
                title,
                device,
                alarm,
                facts,
                rule,
                step,
                channel,
                account,
                address,
                language,
                digest,
                state,
                reason,
                dueAt,
                sentAt,
                attempts,
                attemptsMade.stream().map(AttemptResource::of).toList());
    }
}
