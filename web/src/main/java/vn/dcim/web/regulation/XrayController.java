package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.core.regulation.xray.XrayDesk;
import vn.dcim.core.regulation.xray.XrayFinding;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the X-ray of consistency. */
@Hidden
@Controller("/compliance/xray")
@Needs(Permission.READ_COMPLIANCE)
final class XrayController {

    /** How long whoever makes work of a finding has, unless somebody says otherwise. */
    private static final int USUAL_DAYS = 7;

    private static final int LONGEST_TITLE = 200;

    private final Xray xray;
    private final XrayDesk desk;
    private final RemedyDesk remedies;
    private final FindingForms forms;
    private final Dictionary dictionary;
    private final Pages pages;

    XrayController(
            Xray xray, XrayDesk desk, RemedyDesk remedies, FindingForms forms, Dictionary dictionary, Pages pages) {
        this.xray = xray;
        this.desk = desk;
        this.remedies = remedies;
        this.forms = forms;
        this.dictionary = dictionary;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean XrayView view) {
        Visit visit = pages.visit(request);
        List<Xray.Line> open = xray.open();
        List<Xray.Standing> rules = xray.standings();
        return pages.page(
                request,
                visit.t("xray.title"),
                "regulation/xray",
                new XrayPage(
                        view,
                        view.of(xray, visit.words()),
                        rules,
                        open.stream()
                                .filter(line -> !line.isAccepted())
                                .collect(Collectors.groupingBy(
                                        line -> line.finding().rule(), Collectors.counting())),
                        open.stream().filter(Xray.Line::isAccepted).count(),
                        remedies.open(),
                        rules.stream()
                                .map(Xray.Standing::lookedAt)
                                .filter(Objects::nonNull)
                                .max(Instant::compareTo)
                                .orElse(null)));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean XrayView view) {
        return export(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean XrayView view) {
        return export(request, view).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request, @RequestBean XrayView view) {
        return export(request, view).json();
    }

    private ListExport<Xray.Line> export(HttpRequest<?> request, XrayView view) {
        Words words = pages.visit(request).words();
        return new ListExport<>(
                "xray",
                List.of(
                        new ListColumn<>(
                                "rule",
                                words.t("xray.column.rule"),
                                line -> words.t("xray.rule." + line.finding().rule()),
                                line -> line.finding().rule()),
                        new ListColumn<>(
                                "name",
                                words.t("xray.column.name"),
                                line -> line.finding().name(),
                                line -> line.finding().name()),
                        new ListColumn<>(
                                "what",
                                words.t("xray.column.what"),
                                line -> RegulationWords.of(words, line.what()),
                                line -> line.what().key()),
                        new ListColumn<>(
                                "since",
                                words.t("regulation.column.since"),
                                line -> words.minute(line.finding().openedAt()),
                                line -> line.finding().openedAt().toString()),
                        new ListColumn<>(
                                "gone",
                                words.t("xray.column.gone"),
                                line -> line.finding().goneAt() == null
                                        ? ""
                                        : words.minute(line.finding().goneAt()),
                                line -> Objects.toString(line.finding().goneAt(), "")),
                        new ListColumn<>(
                                "responsible",
                                words.t("regulation.column.responsible"),
                                line -> words.t("role." + line.rule().owner().code()),
                                line -> line.rule().owner().code()),
                        new ListColumn<>(
                                "accepted-until",
                                words.t("xray.column.accepted"),
                                line -> line.acceptance() == null
                                        ? ""
                                        : words.day(line.acceptance().lastDay()),
                                line -> line.acceptance() == null
                                        ? ""
                                        : line.acceptance().lastDay().toString())),
                view.of(xray, words));
    }

    /** Looks by all rules at once. */
    @Post(uri = "/look", consumes = MediaType.ALL)
    @Needs(Permission.SIGN_DECLARATION)
    HttpResponse<?> look(@RequestBean XrayView view) {
        xray.look();
        return HttpResponse.seeOther(URI.create("/compliance/xray" + view.with()));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return show(request, id, Map.of(), "", Map.of(), "");
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            long id,
            Map<String, String> wished,
            String refused,
            Map<String, String> typed,
            String fault) {
        Visit visit = pages.visit(request);
        Xray.Line line = xray.get(id);
        return pages.page(
                request,
                line.finding().name(),
                "regulation/xrayfinding",
                new XrayPage.One(
                        line,
                        xray.history(line.finding()),
                        xray.acceptances(line.finding()),
                        forms.work(
                                request,
                                line.finding().about(),
                                wished.isEmpty() ? draft(line, visit) : wished,
                                refused),
                        typed,
                        fault));
    }

    private static Map<String, String> draft(Xray.Line line, Visit visit) {
        String title = line.finding().name() + ": " + RegulationWords.of(visit.words(), line.what());
        return Map.of(
                "title",
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title,
                "due",
                visit.words()
                        .day(LocalDate.ofInstant(visit.now(), CentreTime.ZONE).plusDays(USUAL_DAYS)),
                "team",
                visit.t("role." + line.rule().owner().code()));
    }

    /** Leaves a finding as it is, to a day. */
    @Post("/{id}/accept")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> accept(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return signed(request, id, body, typed -> {
            LocalDate until = typed.day("until");
            if (until == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "until", "", "dd/MM/yyyy");
            }
            desk.accept(id, typed.text("reason"), until, SignedIn.name(request));
        });
    }

    /** Takes that back. */
    @Post("/{id}/withdraw")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return signed(request, id, body, typed -> desk.withdraw(id, typed.text("reason"), SignedIn.name(request)));
    }

    private HttpResponse<?> signed(HttpRequest<?> request, long id, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/compliance/xray/" + id));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Words words = pages.visit(request).words();
            return show(
                            request,
                            id,
                            Map.of(),
                            "",
                            typed.fields(),
                            words.t("regulation.field." + e.arguments().getFirst()) + ": "
                                    + FieldText.of(e, words, "regulation.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Opens a work order. */
    @Post("/{id}/order")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> order(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return made(
                request,
                id,
                body,
                typed -> forms.order(request, about(id), typed, RemedyDraft.items(xray.get(id), dictionary)));
    }

    /** Opens an incident. */
    @Post("/{id}/incident")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> incident(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> forms.incident(request, about(id), typed));
    }

    /** Opens a task. */
    @Post("/{id}/task")
    @Needs(Permission.WORK_TASK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> task(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> forms.task(request, about(id), typed));
    }

    /** Takes the finding over. */
    @Post(uri = "/{id}/take", consumes = MediaType.ALL)
    @Needs(Permission.WORK_TASK)
    HttpResponse<?> take(HttpRequest<?> request, long id) {
        return forms.take(request, about(id));
    }

    private static String about(long id) {
        return XrayFinding.ABOUT + id;
    }

    private HttpResponse<?> made(HttpRequest<?> request, long id, Map<String, Object> body, Consumer<Typed> act) {
        return forms.done(
                request, about(id), body, act, (typed, fault) -> show(request, id, typed, fault, Map.of(), ""));
    }
}
