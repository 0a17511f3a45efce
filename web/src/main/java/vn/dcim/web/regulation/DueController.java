package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpHostResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Due;
import vn.dcim.core.regulation.DueList;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The list of what is due next, and the same for calendar programs. */
@Hidden
@Controller("/compliance/deadlines")
@Needs(Permission.READ_COMPLIANCE)
final class DueController {

    private final DueList due;
    private final FeedDesk feeds;
    private final HttpHostResolver hosts;
    private final Pages pages;

    DueController(DueList due, FeedDesk feeds, HttpHostResolver hosts, Pages pages) {
        this.due = due;
        this.feeds = feeds;
        this.hosts = hosts;
        this.pages = pages;
    }

    /** Lists what is due. The query takes {@code role} and {@code kind}. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, "");
    }

    private HttpResponse<?> show(HttpRequest<?> request, String address) {
        Visit visit = pages.visit(request);
        Typed asked = Typed.asked(request);
        List<Due> all = due.all();
        return pages.page(
                request,
                visit.t("regulation.due"),
                "regulation/due",
                new DuePage(
                        fitting(all, asked),
                        all.size(),
                        all.stream()
                                .flatMap(each -> each.roles().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        asked.text("role"),
                        asked.text("kind"),
                        LocalDate.ofInstant(visit.now(), CentreTime.ZONE),
                        feeds.kinds(visit.account()).contains(FeedKind.COMPLIANCE),
                        address));
    }

    private static List<Due> fitting(List<Due> all, Typed asked) {
        return all.stream()
                .filter(each -> asked.text("role").isEmpty() || each.roles().contains(asked.text("role")))
                .filter(each ->
                        asked.text("kind").isEmpty() || each.kind().code().equals(asked.text("kind")))
                .toList();
    }

    /** The same as an iCalendar file. */
    @Get("/calendar.ics")
    HttpResponse<?> file(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        return HttpResponse.ok(DueCalendar.write(
                        fitting(due.all(), Typed.asked(request)), visit.words(), visit.now(), hosts.resolve(request)))
                .contentType(DueCalendar.TYPE)
                .header("Content-Disposition", "attachment; filename=\"compliance.ics\"");
    }

    /** Makes the secret address of the calendar, and shows it this once. */
    @Post(uri = "/feed", consumes = MediaType.ALL)
    @Needs(value = Permission.READ_COMPLIANCE, personally = true)
    HttpResponse<?> feed(HttpRequest<?> request) {
        String secret = feeds.make(SignedIn.name(request), FeedKind.COMPLIANCE);
        return show(request, hosts.resolve(request) + DueFeedController.PATH + "/" + secret + ".ics");
    }

    /** Ends the secret address. */
    @Post(uri = "/feed/revoke", consumes = MediaType.ALL)
    @Needs(value = Permission.READ_COMPLIANCE, personally = true)
    HttpResponse<?> revoke(HttpRequest<?> request) {
        feeds.revoke(SignedIn.name(request), FeedKind.COMPLIANCE);
        return HttpResponse.seeOther(URI.create("/compliance/deadlines"));
    }
}
