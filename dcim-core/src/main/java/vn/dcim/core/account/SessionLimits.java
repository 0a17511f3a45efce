package vn.dcim.core.account;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** How long sessions last: as the centre's regulation says, or shorter where the site wants so. */
@Context
public final class SessionLimits {

    /** After this a person signs in again in any case; a shift of twelve hours and its handover fit. */
    public static final Duration LONGEST = Duration.ofHours(13);

    static final String SETTING = "dcim.session.idle-limit";

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_WARNING = Duration.ofMinutes(1);

    private final Duration idle;

    /**
     * @param own the site's limit; null for the regulation's
     * @throws DcimException INVALID_VALUE for a limit that is longer than the regulation's, or shorter than 10 s
     */
    SessionLimits(AccessRules rules, @Nullable @Property(name = SETTING) Duration own) {
        Duration most = rules.idle().value();
        idle = own == null ? most : own;
        if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(most) > 0) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, SETTING, idle, SHORTEST + "–" + most + " (" + rules.profile() + ")");
        }
    }

    /** Returns how long a session lasts without a person's interaction: over when it was longer. */
    public Duration idle() {
        return idle;
    }

    /** Returns how long before the end the person is warned: a minute, or half of a limit that is short. */
    public Duration warning() {
        Duration half = idle.dividedBy(2);
        return half.compareTo(LONGEST_WARNING) < 0 ? half : LONGEST_WARNING;
    }
}
