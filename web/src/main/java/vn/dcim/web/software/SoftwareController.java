package vn.dcim.web.software;

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
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.software.Outcome;
import vn.dcim.core.software.SoftwareDesk;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.SoftwareRegister.Found;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleLine;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;
import vn.dcim.web.software.SoftwareForms.Answer;

/** The pages of titles. */
@Hidden
@Controller("/software")
@Needs(Permission.VIEW)
final class SoftwareController {

    private static final int MOST_EXPORTED = 100_000;

    private final SoftwareRegister register;
    private final SoftwareDesk desk;
    private final SoftwareForms forms;
    private final Pages pages;

    SoftwareController(SoftwareRegister register, SoftwareDesk desk, SoftwareForms forms, Pages pages) {
        this.register = register;
        this.desk = desk;
        this.forms = forms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean SoftwareView view) {
        Found found = find(view, (long) view.number() * SoftwareListPage.SIZE, SoftwareListPage.SIZE);
        return pages.page(
                request, pages.visit(request).t("software.title"), "software/list", new SoftwareListPage(view, found));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean SoftwareView view) {
        return export(request, view).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean SoftwareView view) {
        return export(request, view).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(HttpRequest<?> request, @RequestBean SoftwareView view) {
        return export(request, view).json();
    }

    private ListExport<TitleLine> export(HttpRequest<?> request, SoftwareView view) {
        Words words = pages.visit(request).words();
        return new ListExport<>(
                "software",
                SoftwareColumns.of(words),
                find(view, 0, MOST_EXPORTED).lines());
    }

    private Found find(SoftwareView view, long offset, int limit) {
        return register.find(view.filter(), view.instant(), view.order(), view.isDescending(), offset, limit);
    }

    @Get("/new")
    @Needs(Permission.CHANGE_SOFTWARE)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return forms.title(request, null, Answer.fresh(Map.of()));
    }

    @Post("/new")
    @Needs(Permission.CHANGE_SOFTWARE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        Outcome<SoftwareTitle> outcome = desk.add(typed.fields(TitleField.values()), SignedIn.name(request));
        return outcome.isRefused()
                ? forms.title(request, null, new Answer(typed.texts(), outcome.faults(), null))
                : HttpResponse.seeOther(path(outcome.kept().id()));
    }

    @Get("/{id}")
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        TitleLine line = register.line(id);
        var page = new SoftwarePage(line, register.installed(id), register.versions(id), register.today(), "");
        return pages.page(request, line.title().title(), "software/detail", page);
    }

    @Get("/{id}/edit")
    @Needs(Permission.CHANGE_SOFTWARE)
    HttpResponse<?> editForm(HttpRequest<?> request, long id) {
        SoftwareTitle title = register.title(id);
        Words words = pages.visit(request).words();
        return forms.title(request, title, Answer.fresh(Typed.of(TitleField.values(), title, title.revision(), words)));
    }

    @Post("/{id}/edit")
    @Needs(Permission.CHANGE_SOFTWARE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        SoftwareTitle title = register.title(id);
        try {
            Outcome<SoftwareTitle> outcome = desk.change(
                    id,
                    typed.revision(),
                    typed.fields(TitleField.values()),
                    typed.text("reason"),
                    SignedIn.name(request));
            return outcome.isRefused()
                    ? forms.title(request, title, new Answer(typed.texts(), outcome.faults(), null))
                    : HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            return forms.title(request, title, new Answer(typed.texts(), List.of(), e));
        }
    }

    static URI path(long id) {
        return URI.create("/software/" + id);
    }
}
