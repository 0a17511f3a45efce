package vn.dcim.web.alarm;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.alarm.AlarmTransition;

/**
 * One alarm and its story.
 *
 * @param meaning of the alarm, and what to do; empty where the rule says nothing
 * @param root the alarm it follows from; null for none
 * @param consequences that stand
 * @param story oldest first
 */
public record AlarmPage(
        AlarmLine line,
        String meaning,
        String action,
        @Nullable AlarmLine root,
        List<AlarmLine> consequences,
        List<AlarmTransition> story,
        boolean acknowledge,
        boolean shelve) {}
