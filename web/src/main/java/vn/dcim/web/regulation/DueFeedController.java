package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.DueList;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;

/**
 * What is due next for a calendar program, which cannot sign in: the address is the secret. Whoever may no longer see them, or is
 * narrowed to a part of the centre, has no calendar of them either.
 */
@Hidden
@Controller(DueFeedController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class DueFeedController {

    static final String PATH = "/compliance/calendar";

    private final FeedDesk feeds;
    private final DueList due;
    private final Scopes scopes;
    private final Dictionary dictionary;
    private final HttpHostResolver hosts;
    private final Clock clock;

    DueFeedController(
            FeedDesk feeds, DueList due, Scopes scopes, Dictionary dictionary, HttpHostResolver hosts, Clock clock) {
        this.feeds = feeds;
        this.due = due;
        this.scopes = scopes;
        this.dictionary = dictionary;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Get("/{secret}.ics")
    HttpResponse<?> feed(HttpRequest<?> request, String secret) {
        feeds.find(secret)
                .filter(found -> found.kind() == FeedKind.COMPLIANCE)
                .filter(found -> found.owner().role().may(Permission.READ_COMPLIANCE)
                        && !scopes.of(found.owner()).isNarrowed())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "calendar", "…"));
        return HttpResponse.ok(DueCalendar.write(
                        due.all(), dictionary.in(Language.VI), clock.instant(), hosts.resolve(request)))
                .contentType(DueCalendar.TYPE)
                .header("Cache-Control", "private, max-age=900");
    }
}
