package vn.dcim.web.backup;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.backup.BackupCopy;
import vn.dcim.core.backup.BackupDesk;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.BackupTarget;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RestoreTests;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of backups: all plans, one plan, one run. */
@Hidden
@Controller("/backups")
@Needs(Permission.VIEW)
final class BackupController {

    private final Backups backups;
    private final BackupDesk desk;
    private final RestoreTests tests;
    private final BackupLogPaper paper;
    private final MinutesPress press;
    private final Assets assets;
    private final Pages pages;
    private final Clock clock;

    BackupController(
            Backups backups,
            BackupDesk desk,
            RestoreTests tests,
            BackupLogPaper paper,
            MinutesPress press,
            Assets assets,
            Pages pages,
            Clock clock) {
        this.backups = backups;
        this.desk = desk;
        this.tests = tests;
        this.paper = paper;
        this.press = press;
        this.assets = assets;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(
                request,
                pages.visit(request).t("backup.title"),
                "backup/list",
                new BackupListPage(backups.standings(), backups.sets(), backups.setFindings(), clock.instant()));
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

    private ListExport<BackupColumns.Line> export(HttpRequest<?> request) {
        return new ListExport<>(
                "sao-luu",
                BackupColumns.all(pages.visit(request).words()),
                BackupColumns.lines(backups.standings(), clock.instant()));
    }

    /** Shows the log of backups as it is printed. @param month such as 2026-11; empty for the present one */
    @Get("/log")
    HttpResponse<?> log(HttpRequest<?> request) {
        String month = request.getParameters().get("month", String.class, "");
        return pages.page(
                request,
                pages.visit(request).t("backup.log.title"),
                "backup/paper",
                new BackupLogPage(month, paper.of(month), press.words()));
    }

    @Get("/log.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> logFile(HttpRequest<?> request, String format) {
        String month = request.getParameters().get("month", String.class, "");
        return press.file(paper.of(month), format, "nhat-ky-sao-luu");
    }

    @Get("/plans/{id}")
    HttpResponse<?> plan(HttpRequest<?> request, long id) {
        return show(request, id, "");
    }

    @Post("/plans/{id}/run")
    @Needs(Permission.RUN_BACKUP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> runNow(HttpRequest<?> request, long id) {
        return done(
                request,
                id,
                () -> URI.create("/backups/runs/"
                        + desk.runNow(id, SignedIn.name(request)).id()));
    }

    @Post("/plans/{id}/test")
    @Needs(Permission.RUN_BACKUP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> test(HttpRequest<?> request, long id) {
        return done(request, id, () -> {
            tests.start(id, SignedIn.name(request));
            return path(id);
        });
    }

    @Post("/plans/{id}/pause")
    @Needs(Permission.CHANGE_BACKUP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pause(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return turn(request, id, false, body);
    }

    @Post("/plans/{id}/resume")
    @Needs(Permission.CHANGE_BACKUP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resume(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return turn(request, id, true, body);
    }

    private HttpResponse<?> turn(HttpRequest<?> request, long id, boolean active, Map<String, Object> body) {
        Typed typed = Typed.of(body);
        return done(request, id, () -> {
            desk.setActive(id, typed.number("revision"), active, typed.text("reason"), SignedIn.name(request));
            return path(id);
        });
    }

    private interface Act {
        URI happen();
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, Act act) {
        try {
            return HttpResponse.seeOther(act.happen());
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND && e.arguments().getFirst().equals("backup-plan")) {
                throw e;
            }
            String fault = FieldText.of(e, pages.visit(request).words(), "backup.accepted.");
            return show(request, id, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String fault) {
        Backups.Standing standing = backups.standing(id);
        List<BackupCopy> copies = backups.keptCopies(id);
        var page = new BackupPlanPage(
                standing,
                copies,
                backups.tests(id),
                backups.versions(id),
                names(Stream.concat(
                                standing.facts().targets().stream().map(BackupTarget::assetId),
                                Stream.concat(
                                        copies.stream().map(BackupCopy::assetId),
                                        Stream.of(standing.set()).map(set -> set.assetId())))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                standing.testDue(),
                clock.instant(),
                fault);
        return pages.page(
                request, standing.plan().name() + " · " + pages.visit(request).t("backup.title"), "backup/plan", page);
    }

    private Map<Long, String> names(Collection<Long> ids) {
        return assets.get(ids).stream().collect(Collectors.toMap(Asset::id, Asset::name));
    }

    @Get("/runs/{id}")
    HttpResponse<?> run(HttpRequest<?> request, long id) {
        BackupRunPage page = runPage(id);
        return pages.page(
                request, page.plan().name() + " · " + pages.visit(request).t("backup.run"), "backup/run", page);
    }

    /** Answers with what changes while a run goes on. */
    @Get("/runs/{id}/progress")
    HttpResponse<?> progress(HttpRequest<?> request, long id) {
        return pages.fragment(request, "backup/progress", runPage(id));
    }

    private BackupRunPage runPage(long id) {
        BackupRun run = backups.run(id);
        List<BackupCopy> copies = backups.copies(id);
        long usual = backups.runs(run.planId()).stream()
                .filter(before -> before.isGood() && before.startedAt().isBefore(run.startedAt()))
                .mapToLong(BackupRun::bytes)
                .findFirst()
                .orElse(0);
        return new BackupRunPage(
                backups.plan(run.planId()),
                run,
                copies,
                names(copies.stream()
                        .map(BackupCopy::assetId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                backups.manifest(id)
                        .lines()
                        .map(line -> Arrays.asList(line.split("\t")))
                        .toList(),
                backups.log(id),
                usual);
    }

    private static URI path(long id) {
        return URI.create("/backups/plans/" + id);
    }
}
