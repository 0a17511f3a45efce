package vn.dcim.web.software;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Installation;
import vn.dcim.core.software.InstallationDesk;
import vn.dcim.core.software.InstallationField;
import vn.dcim.core.software.Outcome;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.SoftwareRegister.Installed;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.core.software.TitleLine;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;
import vn.dcim.web.software.SoftwareForms.Answer;

/** What is installed of a title, which stands on its page. */
@Hidden
@Controller("/software/{id}/installations")
@Needs(Permission.CHANGE_SOFTWARE)
final class InstallationController {

    private final SoftwareRegister register;
    private final InstallationDesk desk;
    private final SoftwareForms forms;
    private final Pages pages;

    InstallationController(SoftwareRegister register, InstallationDesk desk, SoftwareForms forms, Pages pages) {
        this.register = register;
        this.desk = desk;
        this.forms = forms;
        this.pages = pages;
    }

    @Get("/export.csv")
    @Needs(Permission.VIEW)
    HttpResponse<byte[]> csv(HttpRequest<?> request, long id) {
        return sheet(request, id).csv();
    }

    @Get("/export.xlsx")
    @Needs(Permission.VIEW)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, long id) {
        return sheet(request, id).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request, long id) {
        register.title(id);
        Words words = pages.visit(request).words();
        List<InstallationField> fields = Arrays.asList(InstallationField.values());
        return new Sheet(
                "installations",
                fields.stream().map(field -> SoftwareWords.name(field, words)).toList(),
                register.installed(id).stream()
                        .map(installed -> fields.stream()
                                .map(field -> SoftwareWords.of(field, installed.text(field), words))
                                .toList())
                        .toList());
    }

    @Get("/new")
    HttpResponse<?> newForm(HttpRequest<?> request, long id) {
        return forms.installation(request, register.title(id), null, Answer.fresh(Map.of()));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        SoftwareTitle title = register.title(id);
        Outcome<Installation> outcome = desk.add(id, typed.fields(InstallationField.values()), SignedIn.name(request));
        return outcome.isRefused()
                ? forms.installation(request, title, null, new Answer(typed.texts(), outcome.faults(), null))
                : HttpResponse.seeOther(SoftwareController.path(id));
    }

    @Get("/{installation}/edit")
    HttpResponse<?> editForm(HttpRequest<?> request, long id, long installation) {
        Installed known = known(id, installation);
        Words words = pages.visit(request).words();
        return forms.installation(
                request,
                register.title(id),
                installation,
                Answer.fresh(Typed.of(
                        InstallationField.values(), known, known.installation().revision(), words)));
    }

    @Post("/{installation}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, long installation, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        known(id, installation);
        SoftwareTitle title = register.title(id);
        try {
            Outcome<Installation> outcome = desk.change(
                    installation,
                    typed.revision(),
                    typed.fields(InstallationField.values()),
                    typed.text("reason"),
                    SignedIn.name(request));
            return outcome.isRefused()
                    ? forms.installation(
                            request, title, installation, new Answer(typed.texts(), outcome.faults(), null))
                    : HttpResponse.seeOther(SoftwareController.path(id));
        } catch (DcimException e) {
            return forms.installation(request, title, installation, new Answer(typed.texts(), List.of(), e));
        }
    }

    @Post("/{installation}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, long id, long installation, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        known(id, installation);
        try {
            desk.remove(installation, typed.revision(), typed.text("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(SoftwareController.path(id));
        } catch (DcimException e) {
            TitleLine line = register.line(id);
            var page = new SoftwarePage(
                    line,
                    register.installed(id),
                    register.versions(id),
                    register.today(),
                    FieldText.of(e, pages.visit(request).words(), "software.accepted."));
            return pages.page(request, line.title().title(), "software/detail", page)
                    .status(
                            e.code() == ErrorCode.CHANGED_MEANWHILE
                                    ? HttpStatus.CONFLICT
                                    : HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private Installed known(long id, long installation) {
        return register.installed(id).stream()
                .filter(known -> known.installation().id() == installation)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "installation", installation));
    }
}
