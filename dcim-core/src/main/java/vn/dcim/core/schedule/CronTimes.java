package vn.dcim.core.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The times of a cron text of Quartz (seconds first), in the time of the centre. */
public final class CronTimes {

    /** Every night at half past one. */
    public static final String EXAMPLE = "0 30 1 * * ?";

    private final CronExpression cron;

    private CronTimes(CronExpression cron) {
        this.cron = cron;
    }

    /** @throws DcimException INVALID_VALUE (cron) with what is wrong, for what is no cron text */
    public static CronTimes of(String text) {
        try {
            var cron = new CronExpression(text);
            cron.setTimeZone(TimeZone.getTimeZone(CentreTime.ZONE));
            return new CronTimes(cron);
        } catch (ParseException | RuntimeException e) {
            // why: of some texts Quartz says by other exceptions that it cannot read them
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "cron", text, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the first time after an instant; empty where it never comes again. */
    public Optional<Instant> after(Instant instant) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(instant)))
                .map(Date::toInstant);
    }
}
