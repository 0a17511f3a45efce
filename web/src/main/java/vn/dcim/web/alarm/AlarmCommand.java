package vn.dcim.web.alarm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What a command on an alarm brings; which fields it needs depends on the command.
 *
 * @param comment a remark, may be left out
 * @param reason why, for shelving
 * @param minutes for how long, for shelving
 */
@Serdeable
record AlarmCommand(
        @Nullable String comment,
        @Nullable String reason,
        @Nullable Integer minutes) {

    static final AlarmCommand EMPTY = new AlarmCommand(null, null, null);

    String remark() {
        return comment == null ? "" : comment;
    }

    String why() {
        return reason == null ? "" : reason;
    }

    int length() {
        return minutes == null ? 0 : minutes;
    }
}
