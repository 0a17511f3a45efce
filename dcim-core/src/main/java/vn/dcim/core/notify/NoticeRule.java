package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.account.Role;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * Who is told of some alarms or events.
 *
 * @param alarms priorities; empty for a rule of events
 * @param events kinds; empty for a rule of alarms
 * @param digest local times at which what happened since the last one is told together; empty for at once
 * @param steps at least one, by {@link Step#after}; those after the first are taken while nobody has acknowledged
 */
record NoticeRule(
        String id, Set<AlarmPriority> alarms, Set<NoticeKind> events, List<LocalTime> digest, List<Step> steps) {

    /**
     * A step of escalation.
     *
     * @param after the alarm came
     * @param by channels, for the roles among those who are told
     */
    record Step(Duration after, List<Target> to, List<String> by) {}

    /**
     * Who is told: a role, or an address of a channel.
     *
     * @param channel null for a role
     */
    record Target(@Nullable Role role, @Nullable String channel, String address) {}

    boolean isDigest() {
        return !digest.isEmpty();
    }

    /** Returns the first time of the digest that comes after an instant. */
    Instant nextDigest(Instant at) {
        ZonedDateTime local = at.atZone(NoticeRules.ZONE);
        return digest.stream()
                .flatMap(time -> Stream.of(local.with(time), local.plusDays(1).with(time)))
                .map(ZonedDateTime::toInstant)
                .filter(due -> due.isAfter(at))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
