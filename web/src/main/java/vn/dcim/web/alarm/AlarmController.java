package vn.dcim.web.alarm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.alarm.AlarmDesk;
import vn.dcim.web.api.Failures;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenAlarms;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The console and the page of one alarm. */
@Hidden
@Controller("/alarms")
@Needs(Permission.VIEW)
@Scoped
final class AlarmController {

    private final AlarmConsole console;
    private final AlarmDesk desk;
    private final SeenAlarms alarms;
    private final Pages pages;

    AlarmController(AlarmConsole console, AlarmDesk desk, SeenAlarms alarms, Pages pages) {
        this.console = console;
        this.desk = desk;
        this.alarms = alarms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> console(HttpRequest<?> request, @RequestBean AlarmView view) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("alarms.title"), "alarm/console", console.page(view, visit));
    }

    /** The part of the console that alarms change. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request, @RequestBean AlarmView view) {
        return pages.fragment(request, "alarm/rows", console.page(view, pages.visit(request)));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean AlarmView view) {
        return sheet(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean AlarmView view) {
        return sheet(request, view).xlsx();
    }

    @Get("/{id}")
    HttpResponse<?> alarm(HttpRequest<?> request, long id) {
        AlarmPage page = console.alarm(id, pages.visit(request));
        return pages.page(request, page.line().title() + " · " + page.line().device(), "alarm/detail", page);
    }

    @Post("/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Permission.ACKNOWLEDGE_ALARM)
    HttpResponse<?> acknowledge(HttpRequest<?> request, @Body Selection chosen) {
        String actor = SignedIn.name(request);
        var outcome =
                alarms.act(chosen.ids(), SignedIn.scope(request), ids -> desk.acknowledge(ids, actor, chosen.remark()));
        return result(request, "alarms.acknowledged", outcome);
    }

    @Post("/shelve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Permission.SHELVE_ALARM)
    HttpResponse<?> shelve(HttpRequest<?> request, @Body Selection chosen) {
        String actor = SignedIn.name(request);
        Duration length = Duration.ofMinutes(chosen.length());
        var outcome = alarms.act(
                chosen.ids(), SignedIn.scope(request), ids -> desk.shelve(ids, length, actor, chosen.remark()));
        return result(request, "alarms.shelved", outcome);
    }

    @Post(uri = "/{id}/unshelve", consumes = MediaType.ALL)
    @Needs(Permission.SHELVE_ALARM)
    HttpResponse<?> unshelve(HttpRequest<?> request, long id) {
        alarms.get(id, SignedIn.scope(request));
        desk.unshelve(id, SignedIn.name(request), "");
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    @Post("/{id}/comment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Permission.ACKNOWLEDGE_ALARM)
    HttpResponse<?> comment(HttpRequest<?> request, long id, @Body Selection chosen) {
        alarms.get(id, SignedIn.scope(request));
        desk.comment(id, SignedIn.name(request), chosen.remark());
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    /**
     * What a command on several alarms brings.
     *
     * @param id of the alarms, with commas between
     * @param reason a remark, or why
     */
    @io.micronaut.serde.annotation.Serdeable
    record Selection(
            @Nullable String id,
            @Nullable String reason,
            @Nullable Integer minutes) {

        List<Long> ids() {
            return id == null
                    ? List.of()
                    : Stream.of(id.split(","))
                            .map(String::strip)
                            .filter(text -> text.matches("\\d{1,18}"))
                            .map(Long::valueOf)
                            .toList();
        }

        String remark() {
            return reason == null ? "" : reason;
        }

        int length() {
            return minutes == null ? 0 : minutes;
        }
    }

    private HttpResponse<?> result(HttpRequest<?> request, String doneKey, AlarmDesk.Outcome outcome) {
        Visit visit = pages.visit(request);
        var result = new AlarmResult(
                doneKey,
                outcome.done().size(),
                outcome.refused().stream()
                        .map(refusal -> Failures.text(visit.words(), refusal))
                        .toList());
        return pages.fragment(request, "alarm/result", result).header("HX-Trigger", "alarms-changed");
    }

    private Sheet sheet(HttpRequest<?> request, AlarmView view) {
        Visit visit = pages.visit(request);
        List<List<String>> rows = new ArrayList<>();
        for (AlarmConsolePage.Family family : console.page(view, visit).families()) {
            Stream.concat(Stream.of(family.root()), family.consequences().stream())
                    .forEach(line -> rows.add(row(line, visit)));
        }
        return new Sheet(
                "alarms",
                Stream.of("id", "priority", "alarm", "device", "value", "limit", "state", "raised", "root")
                        .map(column -> visit.t("alarms.column." + column))
                        .toList(),
                rows);
    }

    private static List<String> row(AlarmLine line, Visit visit) {
        Long root = line.alarm().fold().rootId();
        return List.of(
                Long.toString(line.alarm().id()),
                visit.t("priority." + line.priority()),
                line.title(),
                line.device(),
                line.value(),
                line.limit(),
                line.state(),
                visit.words().second(line.alarm().occurrence().lastRaisedAt()),
                root == null ? "" : root.toString());
    }
}
