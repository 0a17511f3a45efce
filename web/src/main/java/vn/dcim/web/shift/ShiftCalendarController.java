package vn.dcim.web.shift;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Date;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.core.shift.RosterReview.Turn;

/** Somebody's shifts for a calendar program, which cannot sign in: the address is the secret. It tells of nobody else. */
@Hidden
@Controller(ShiftCalendarController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ShiftCalendarController {

    static final String PATH = "/shift/calendar";

    private static final MediaType CALENDAR = MediaType.of("text/calendar; charset=utf-8");

    private final FeedDesk feeds;

    ShiftCalendarController(FeedDesk feeds) {
        this.feeds = feeds;
    }

    @Get("/{secret}.ics")
    HttpResponse<String> calendar(String secret) {
        String owner = feeds.find(secret)
                .filter(feed -> feed.kind() == FeedKind.SHIFTS)
                .map(feed -> feed.owner().name())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "calendar", "…"));
        var calendar = new ICalendar();
        calendar.setProductId("-//DCIM//Shifts//VI");
        feeds.shifts(owner).forEach(turn -> calendar.addEvent(event(turn)));
        return HttpResponse.ok(Biweekly.write(calendar).go())
                .contentType(CALENDAR)
                .header("Cache-Control", "private, max-age=900");
    }

    private static VEvent event(Turn turn) {
        var event = new VEvent();
        event.setUid("shift-" + turn.shift().id() + "@dcim");
        event.setSummary(turn.shift().title());
        event.setDateStart(Date.from(turn.shift().beginsAt()));
        event.setDateEnd(Date.from(turn.shift().endsAt()));
        return event;
    }
}
