package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * All rules.
 *
 * @param gather for how long an alarm waits at least before it is told
 * @param quietHours null for none
 */
record NoticeRules(Duration gather, @Nullable QuietHours quietHours, List<NoticeRule> rules) {

    /** The centre's time zone. */
    static final ZoneId ZONE = CentreTime.ZONE;

    List<NoticeRule> ofAlarm(AlarmPriority priority) {
        return rules.stream().filter(rule -> rule.alarms().contains(priority)).toList();
    }

    List<NoticeRule> ofEvent(NoticeKind kind) {
        return rules.stream().filter(rule -> rule.events().contains(kind)).toList();
    }

    /** Returns when a step of a rule is due for something that happened at an instant. */
    Instant due(NoticeRule rule, NoticeRule.Step step, Instant at, AlarmPriority priority) {
        if (rule.isDigest()) {
            return rule.nextDigest(at);
        }
        boolean gathers = rule.events().isEmpty() && gather.compareTo(step.after()) > 0;
        Instant due = at.plus(gathers ? gather : step.after());
        return quietHours == null ? due : quietHours.shift(due, priority);
    }
}
