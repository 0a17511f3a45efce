package vn.dcim.web.incident;

import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentDesk;
import vn.dcim.core.incident.IncidentEvidence;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentMail;
import vn.dcim.core.incident.IncidentStory;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.notify.Delivery;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.regulation.Remedy;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.shift.Roster;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.disposal.AttachmentAnswers;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of incidents: all, one, and its minutes. */
@Hidden
@Controller("/incidents")
@Needs(Permission.READ_INCIDENT)
final class IncidentController {

    private static final String ACCEPTED = "incident.accepted.";

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final IncidentStory story;
    private final IncidentPaper paper;
    private final MinutesPress press;
    private final Assets assets;
    private final NoticeDesk letters;
    private final Backups backups;
    private final Roster roster;
    private final RemedyDesk remedies;
    private final Pages pages;
    private final Clock clock;

    IncidentController(
            Incidents incidents,
            IncidentDesk desk,
            IncidentStory story,
            IncidentPaper paper,
            MinutesPress press,
            Assets assets,
            NoticeDesk letters,
            Backups backups,
            Roster roster,
            RemedyDesk remedies,
            Pages pages,
            Clock clock) {
        this.incidents = incidents;
        this.desk = desk;
        this.story = story;
        this.paper = paper;
        this.press = press;
        this.assets = assets;
        this.letters = letters;
        this.backups = backups;
        this.roster = roster;
        this.remedies = remedies;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param state open, closed or drill, as a parameter of the query; all without it */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        String state = request.getParameters().get("state", String.class, "");
        return pages.page(
                request,
                pages.visit(request).t("incident.title"),
                "incident/list",
                new IncidentListPage(incidents.all(), state, clock.instant()));
    }

    @Get("/export.csv")
    HttpResponse<?> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<?> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<IncidentFile> export(HttpRequest<?> request) {
        return new ListExport<>(
                "su-co", IncidentColumns.all(pages.visit(request).words()), incidents.all());
    }

    @Get("/new")
    @Needs(Permission.WORK_INCIDENT)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, Typed.NOTHING, "");
    }

    @Post("/new")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            return HttpResponse.seeOther(path(desk.open(
                    new IncidentDesk.Wish(
                            typed.text("title"),
                            typed.minute("detected-at"),
                            null,
                            asset(typed.text("asset")),
                            !typed.text("drill").isEmpty()),
                    SignedIn.name(request))));
        } catch (DcimException e) {
            return form(request, typed, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Opens one from an alarm, or leads to the one that was. */
    @Post("/from-alarm/{alarm}")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> fromAlarm(HttpRequest<?> request, long alarm, @Body Map<String, Object> body) {
        return HttpResponse.seeOther(
                path(desk.openFromAlarm(alarm, Typed.of(body).text("title"), SignedIn.name(request))));
    }

    /** How the bodies that must be told are reached. */
    @Get("/contacts")
    HttpResponse<?> contacts(HttpRequest<?> request) {
        return contacts(request, Typed.NOTHING, "");
    }

    @Post("/contacts")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reach(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            desk.reach(
                    typed.text("body"),
                    typed.text("addressee"),
                    typed.text("mail"),
                    typed.text("phone"),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/incidents/contacts"));
        } catch (DcimException e) {
            return contacts(request, typed, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> contacts(HttpRequest<?> request, Typed typed, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("incident.contacts"),
                "incident/contacts",
                new IncidentContactsPage(incidents.bodies(), incidents.contacts(), typed, fault));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return show(request, id, Typed.NOTHING, "");
    }

    @Post("/{id}/answer")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(
                request,
                id,
                body,
                typed -> desk.answer(id, typed.text("question"), typed.text("answer"), SignedIn.name(request)));
    }

    @Post("/{id}/notice")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> notice(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(
                request,
                id,
                body,
                typed -> desk.attempt(
                        id,
                        typed.text("body"),
                        typed.minute("attempted-at"),
                        typed.text("addressee"),
                        typed.text("channel"),
                        typed.text("result"),
                        typed.text("note"),
                        typed.text("reference"),
                        SignedIn.name(request)));
    }

    /** Has the notice sent to a body by mail, with its paper as PDF. */
    @Post("/{id}/mail")
    @Needs(Permission.WORK_INCIDENT)
    @Costs(Cost.EXPORTS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> mail(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> {
            IncidentFile file = incidents.get(id);
            String to = typed.text("body");
            desk.mail(
                    id,
                    new IncidentDesk.Mail(
                            to,
                            paper.levels(file),
                            roster.names().getOrDefault(SignedIn.name(request), SignedIn.name(request)),
                            "thong-bao-su-co-" + id + ".pdf",
                            press.file(paper.notice(file, to), "pdf", "thong-bao")
                                    .body()),
                    SignedIn.name(request));
        });
    }

    /** The written notice to one body. */
    @Get("/{id}/notices/{body}")
    HttpResponse<?> letter(HttpRequest<?> request, long id, String body) {
        return pages.page(
                request,
                pages.visit(request).t("incident.letter"),
                "incident/paper",
                new IncidentPaperPage(
                        id, "notices/" + known(body), paper.notice(incidents.get(id), body), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/notices/{body}/{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> letter(long id, String body, String format) {
        return press.file(paper.notice(incidents.get(id), known(body)), format, "thong-bao-su-co-" + id);
    }

    private String known(String body) {
        if (!incidents.bodies().contains(body)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "notice", body);
        }
        return body;
    }

    @Post("/{id}/step")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> step(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        boolean isHead = pages.visit(request).role() == Role.HEAD;
        return done(request, id, body, typed -> {
            StepKind kind = StepKind.of(typed.text("kind"))
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed.text("kind"), ""));
            desk.step(
                    id,
                    kind,
                    typed.minute("happened-at"),
                    typed.text("text"),
                    typed.number("run"),
                    isHead,
                    SignedIn.name(request));
        });
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(uri = "/{id}/files", consumes = MediaType.ALL)
    @Needs(Permission.WORK_INCIDENT)
    HttpResponse<?> attach(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        try {
            desk.attach(id, name, content == null ? new byte[0] : content, SignedIn.name(request));
            return HttpResponse.created(URI.create("/incidents/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return pages.fragment(request, "document/fault", fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}/files/{file}")
    HttpResponse<byte[]> file(long id, long file) {
        IncidentEvidence found = incidents.get(id).evidence().stream()
                .filter(one -> one.id() == file)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", file));
        return AttachmentAnswers.of(found.id(), found.fileType(), incidents.content(found));
    }

    /** The minutes as they are printed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        return pages.page(
                request,
                pages.visit(request).t("incident.paper"),
                "incident/paper",
                new IncidentPaperPage(id, "paper", paper.minutes(incidents.get(id)), press.words()));
    }

    /** The written notice to the city's People's Committee, as annex II of Kon Tum's draft has it. */
    @Get("/{id}/annex-2")
    HttpResponse<?> notice(HttpRequest<?> request, long id) {
        return pages.page(
                request,
                pages.visit(request).t("incident.annex"),
                "incident/paper",
                new IncidentPaperPage(id, "annex-2", paper.annex(incidents.get(id)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/annex-2.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> notice(long id, String format) {
        return press.file(paper.annex(incidents.get(id)), format, "thong-bao-su-co-" + id);
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(long id, String format) {
        return press.file(paper.minutes(incidents.get(id)), format, "bien-ban-su-co-" + id);
    }

    private interface Act {
        void happen(Typed typed);
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, Map<String, Object> body, Act act) {
        Typed typed = Typed.of(body);
        try {
            act.happen(typed);
            return HttpResponse.seeOther(URI.create("/incidents/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND && e.arguments().getFirst().equals("incident")) {
                throw e;
            }
            return show(request, id, typed, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, Typed typed, String fault) {
        return pages.page(
                request, pages.visit(request).t("incident.open"), "incident/form", new IncidentFormPage(typed, fault));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        IncidentFile file = incidents.get(id);
        Incident incident = file.incident();
        return pages.page(
                request,
                incident.title(),
                "incident/detail",
                new IncidentPage(
                        file,
                        incident.assetId() == null ? null : assets.get(incident.assetId()),
                        runs(file),
                        kinds(file, visit),
                        IncidentTexts.timeline(file, incidents.alarm(incident), story.of(file), visit.words()),
                        roster.names(),
                        incidents.contacts(),
                        mails(file, visit.words()),
                        clock.instant(),
                        remedies.obligation(Remedy.Kind.INCIDENT, id),
                        typed,
                        fault));
    }

    /** Returns what became of the last mail to each body, in words. */
    private Map<String, String> mails(IncidentFile file, Words words) {
        Map<String, String> found = new LinkedHashMap<>();
        file.mails().forEach(mail -> found.put(mail.body(), became(mail, words)));
        return found;
    }

    private String became(IncidentMail mail, Words words) {
        try {
            Delivery delivery = letters.get(mail.deliveryId()).delivery();
            return words.t(
                    "incident.mail." + delivery.state().code(),
                    mail.address(),
                    words.minute(delivery.sentAt() == null ? delivery.dueAt() : delivery.sentAt()));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            // why: notices are forgotten after two years; the attempts stand in the timeline
            return words.t("incident.mail.asked", mail.address(), words.minute(mail.askedAt()));
        }
    }

    /** Returns the good backups since the isolation, of which one must stand before the repair. */
    private Map<Long, String> runs(IncidentFile file) {
        Map<Long, String> runs = new LinkedHashMap<>();
        file.last(StepKind.ISOLATED).ifPresent(isolated -> backups.runsSince(isolated.happenedAt()).stream()
                .filter(run -> run.isGood() && !run.startedAt().isBefore(isolated.happenedAt()))
                .forEach(run -> runs.put(
                        run.id(),
                        "#" + run.id() + " " + backups.plan(run.planId()).name())));
        return runs;
    }

    private static List<StepKind> kinds(IncidentFile file, Visit visit) {
        if (file.isClosed()) {
            return List.of(StepKind.REOPENED);
        }
        return Arrays.stream(StepKind.values())
                .filter(kind -> kind != StepKind.REOPENED)
                .filter(kind -> kind != StepKind.ORDER_OVERRIDDEN || visit.role() == Role.HEAD)
                .toList();
    }

    /** Returns the asset of a tag or a name; null for nothing typed. */
    private @Nullable Long asset(String typed) {
        String name = typed.strip();
        return name.isEmpty()
                ? null
                : assets.named(name)
                        .map(Asset::id)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "asset", name, ""));
    }

    private String fault(HttpRequest<?> request, DcimException failure) {
        Words words = pages.visit(request).words();
        if (failure.code() == ErrorCode.CANNOT_CLOSE) {
            List<String> missing = Arrays.stream(
                            failure.arguments().get(1).toString().split(", "))
                    .map(code -> words.t("incident.missing." + code))
                    .toList();
            return words.t("incident.cannot-close", String.join("; ", missing));
        }
        return FieldText.of(failure, words, ACCEPTED);
    }

    private static URI path(Incident incident) {
        return URI.create("/incidents/" + incident.id());
    }
}
