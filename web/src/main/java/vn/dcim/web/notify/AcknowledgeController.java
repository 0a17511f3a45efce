package vn.dcim.web.notify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmDesk;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.notify.AcknowledgeLinks;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.alarm.AlarmLine;
import vn.dcim.web.alarm.AlarmLines;
import vn.dcim.web.api.Failures;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenAlarms;

/**
 * Acknowledges from a message. The link itself only asks, since mail servers follow links to look for harm; the button does it.
 * A link works only as long as whom it was sent to sees the device. Whether a link is unknown, used or over is told to nobody.
 */
@Hidden
@Controller(AcknowledgeController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class AcknowledgeController {

    static final String PATH = "/seen";

    private final AcknowledgeLinks links;
    private final SeenAlarms alarms;
    private final AlarmDesk desk;
    private final AlarmLines lines;
    private final Pages pages;

    AcknowledgeController(AcknowledgeLinks links, SeenAlarms alarms, AlarmDesk desk, AlarmLines lines, Pages pages) {
        this.links = links;
        this.alarms = alarms;
        this.desk = desk;
        this.lines = lines;
        this.pages = pages;
    }

    @Get("/{token}")
    HttpResponse<?> ask(HttpRequest<?> request, String token) {
        return show(
                request,
                links.find(token)
                        .map(link -> page(
                                AcknowledgePage.State.ASK,
                                alarms.get(link.alarmId(), Scope.EVERYTHING),
                                words(request))));
    }

    @Post(uri = "/{token}", consumes = MediaType.ALL)
    HttpResponse<?> acknowledge(HttpRequest<?> request, String token) {
        return show(request, links.use(token).map(link -> acknowledge(link, words(request))));
    }

    private AcknowledgePage acknowledge(AcknowledgeLinks.Link link, Words words) {
        try {
            Alarm alarm = desk.acknowledge(link.alarmId(), link.account(), words.t("notice.acknowledge.remark"));
            return page(AcknowledgePage.State.DONE, alarm, words);
        } catch (DcimException e) {
            String what = page(AcknowledgePage.State.TOO_LATE, alarms.get(link.alarmId(), Scope.EVERYTHING), words)
                    .what();
            return new AcknowledgePage(AcknowledgePage.State.TOO_LATE, what, Failures.text(words, e));
        }
    }

    private AcknowledgePage page(AcknowledgePage.State state, Alarm alarm, Words words) {
        AlarmLine line = lines.in(words).apply(alarm);
        return new AcknowledgePage(
                state,
                line.device() + ": " + line.title(),
                words.second(alarm.occurrence().lastRaisedAt()));
    }

    private HttpResponse<?> show(HttpRequest<?> request, Optional<AcknowledgePage> page) {
        var response = pages.page(
                request,
                words(request).t("notice.acknowledge.title"),
                "notify/acknowledge",
                page.orElseGet(AcknowledgePage::useless));
        // why: the address of the page is the token
        response.header("Referrer-Policy", "no-referrer");
        return page.isPresent() ? response : response.status(HttpStatus.GONE);
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }
}
