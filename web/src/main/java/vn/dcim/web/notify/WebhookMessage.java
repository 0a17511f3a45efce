package vn.dcim.web.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.dcim.core.notify.Dispatch;

/**
 * What a webhook is told.
 *
 * @param delivery the same in every attempt
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record WebhookMessage(long delivery, String subject, List<Told> notices) {

    /**
     * One notice.
     *
     * @param kind {@code alarm} or an event
     * @param alarm its id; null for an event of the system
     * @param consequences titles with their devices, of alarms folded beneath
     * @param link to the alarm; null where no base URL is set
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Told(
            long id,
            Instant at,
            String kind,
            String priority,
            String title,
            String device,
            @Nullable Long alarm,
            @Nullable String rule,
            @Nullable String state,
            Map<String, String> facts,
            List<String> consequences,
            @Nullable String link) {}

    static WebhookMessage of(Dispatch dispatch, Letter letter) {
        return new WebhookMessage(
                dispatch.deliveryId(),
                letter.subject(),
                IntStream.range(0, dispatch.items().size())
                        .mapToObj(i ->
                                told(dispatch.items().get(i), letter.items().get(i)))
                        .toList());
    }

    private static Told told(Dispatch.Item item, Letter.Item words) {
        var entry = item.entry();
        return new Told(
                entry.id(),
                entry.at(),
                entry.notice().kind().code(),
                entry.priority().name().toLowerCase(java.util.Locale.ROOT),
                words.title(),
                words.device(),
                entry.alarmId(),
                item.alarm() == null ? null : item.alarm().rule(),
                item.alarm() == null
                        ? null
                        : item.alarm()
                                .state()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                entry.notice().facts(),
                words.consequences(),
                words.link());
    }
}
