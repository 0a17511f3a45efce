package vn.dcim.web.work.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Date;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedDesk.Feed;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.calendar.WorkCalendar;
import vn.dcim.core.work.calendar.WorkCalendar.Told;

/**
 * Work orders for a calendar program, which cannot sign in: the address is the secret. Whoever may no longer see the orders, or is
 * narrowed to a part of the centre, has no calendar of them either.
 */
@Hidden
@Controller(WorkCalendarController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class WorkFeedController {

    private static final MediaType CALENDAR = MediaType.of("text/calendar; charset=utf-8");

    private final FeedDesk feeds;
    private final WorkCalendar calendar;
    private final Scopes scopes;
    private final HttpHostResolver hosts;

    WorkFeedController(FeedDesk feeds, WorkCalendar calendar, Scopes scopes, HttpHostResolver hosts) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.scopes = scopes;
        this.hosts = hosts;
    }

    @Get("/{secret}.ics")
    HttpResponse<String> feed(HttpRequest<?> request, String secret) {
        Feed feed = feeds.find(secret)
                .filter(found -> found.kind() == FeedKind.WORK || found.kind() == FeedKind.ALL_WORK)
                .filter(found -> found.owner().role().may(Permission.VIEW)
                        && !scopes.of(found.owner()).isNarrowed())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "calendar", "…"));
        List<Told> told = feed.kind() == FeedKind.ALL_WORK ? calendar.all() : calendar.of(feed.owner());
        var written = new ICalendar();
        written.setProductId("-//DCIM//Work orders//VI");
        written.setMethod(Method.publish());
        String host = hosts.resolve(request);
        told.forEach(each -> written.addEvent(event(each, host)));
        return HttpResponse.ok(Biweekly.write(written).go())
                .contentType(CALENDAR)
                .header("Cache-Control", "private, max-age=900");
    }

    private static VEvent event(Told told, String host) {
        WorkOrder order = told.entry().order();
        Date changed = Date.from(told.changedAt());
        var event = new VEvent();
        event.setUid("work-order-" + order.id() + "@dcim");
        event.setSequence(order.version());
        event.setLastModified(changed);
        event.setDateTimeStamp(changed);
        event.setSummary(order.number() + " " + order.title());
        if (!told.entry().assets().isEmpty()) {
            event.setLocation(String.join(", ", told.entry().assets()));
        }
        event.setDateStart(Date.from(order.plannedFrom()));
        event.setDateEnd(Date.from(order.plannedTo()));
        event.setStatus(order.state() == WorkState.CANCELLED ? Status.cancelled() : Status.confirmed());
        event.setUrl(host + "/work/" + order.id());
        return event;
    }
}
