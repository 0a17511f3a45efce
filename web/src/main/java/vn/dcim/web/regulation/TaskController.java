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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.FindingTask;
import vn.dcim.core.regulation.TaskDesk;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of tasks about findings. */
@Hidden
@Controller("/compliance/tasks")
@Needs(Permission.READ_COMPLIANCE)
final class TaskController {

    private final TaskDesk desk;
    private final Pages pages;

    TaskController(TaskDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** Lists tasks. The query takes {@code mine=yes}: those of the reader and of the reader's role. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, "");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String fault) {
        Visit visit = pages.visit(request);
        boolean mine = Typed.asked(request).text("mine").equals("yes");
        List<FindingTask> open = desk.open();
        return pages.page(
                request,
                visit.t("task.title"),
                "regulation/tasks",
                new TasksPage(
                        open.stream().filter(task -> !mine || isOf(task, visit)).toList(),
                        desk.done(),
                        open.stream().filter(task -> isOf(task, visit)).count(),
                        open.size(),
                        mine,
                        LocalDate.ofInstant(visit.now(), CentreTime.ZONE),
                        fault));
    }

    private static boolean isOf(FindingTask task, Visit visit) {
        return task.account().equals(visit.account())
                || task.role().equals(visit.role().code());
    }

    /** Says that one is done, and has its finding looked at again. */
    @Post("/{id}/finish")
    @Needs(Permission.WORK_TASK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> finish(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, () -> desk.finish(id, Typed.of(body).text("note"), SignedIn.name(request)));
    }

    /** Opens one again. */
    @Post("/{id}/reopen")
    @Needs(Permission.WORK_TASK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reopen(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, () -> desk.reopen(id, Typed.of(body).text("note"), SignedIn.name(request)));
    }

    private HttpResponse<?> done(HttpRequest<?> request, Runnable act) {
        try {
            act.run();
            return HttpResponse.seeOther(URI.create("/compliance/tasks"));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Words words = pages.visit(request).words();
            return show(request, words.t("task.note") + ": " + FieldText.of(e, words, "task.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}
