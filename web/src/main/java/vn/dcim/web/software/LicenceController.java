package vn.dcim.web.software;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Licence;
import vn.dcim.core.software.LicenceDesk;
import vn.dcim.core.software.LicenceField;
import vn.dcim.core.software.Outcome;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;
import vn.dcim.web.software.SoftwareForms.Answer;

/** The forms of licences, which stand on the page of their title. */
@Hidden
@Controller("/software/{id}/licences")
@Needs(Permission.CHANGE_SOFTWARE)
final class LicenceController {

    private final SoftwareRegister register;
    private final LicenceDesk desk;
    private final SoftwareForms forms;
    private final Pages pages;

    LicenceController(SoftwareRegister register, LicenceDesk desk, SoftwareForms forms, Pages pages) {
        this.register = register;
        this.desk = desk;
        this.forms = forms;
        this.pages = pages;
    }

    @Get("/new")
    HttpResponse<?> newForm(HttpRequest<?> request, long id) {
        return forms.licence(request, register.title(id), null, Answer.fresh(Map.of()));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        SoftwareTitle title = register.title(id);
        Outcome<Licence> outcome = desk.add(id, typed.fields(LicenceField.values()), SignedIn.name(request));
        return outcome.isRefused()
                ? forms.licence(request, title, null, new Answer(typed.texts(), outcome.faults(), null))
                : HttpResponse.seeOther(SoftwareController.path(id));
    }

    @Get("/{licence}/edit")
    HttpResponse<?> editForm(HttpRequest<?> request, long id, long licence) {
        Licence known = known(id, licence);
        return forms.licence(
                request,
                register.title(id),
                known,
                Answer.fresh(Typed.of(LicenceField.values(), known, known.revision(), words(request))));
    }

    @Post("/{licence}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, long licence, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        Licence known = known(id, licence);
        SoftwareTitle title = register.title(id);
        try {
            Outcome<Licence> outcome = desk.change(
                    licence,
                    typed.revision(),
                    typed.fields(LicenceField.values()),
                    typed.text("reason"),
                    SignedIn.name(request));
            return outcome.isRefused()
                    ? forms.licence(request, title, known, new Answer(typed.texts(), outcome.faults(), null))
                    : HttpResponse.seeOther(SoftwareController.path(id));
        } catch (DcimException e) {
            return forms.licence(request, title, known, new Answer(typed.texts(), List.of(), e));
        }
    }

    @Get("/{licence}/renew")
    HttpResponse<?> renewForm(HttpRequest<?> request, long id, long licence) {
        Licence known = known(id, licence);
        Words words = words(request);
        Map<String, String> typed = new HashMap<>();
        LicenceDesk.proposal(known).forEach((field, text) -> typed.put(field.code(), SoftwareWords.typed(text, words)));
        typed.put("revision", Integer.toString(known.revision()));
        return forms.renewal(request, register.title(id), known, Answer.fresh(typed));
    }

    @Post("/{licence}/renew")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> renew(HttpRequest<?> request, long id, long licence, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        Licence known = known(id, licence);
        SoftwareTitle title = register.title(id);
        try {
            Outcome<Licence> outcome =
                    desk.renew(licence, typed.revision(), typed.fields(LicenceField.values()), SignedIn.name(request));
            return outcome.isRefused()
                    ? forms.renewal(request, title, known, new Answer(typed.texts(), outcome.faults(), null))
                    : HttpResponse.seeOther(SoftwareController.path(id));
        } catch (DcimException e) {
            return forms.renewal(request, title, known, new Answer(typed.texts(), List.of(), e));
        }
    }

    private Licence known(long id, long licence) {
        Licence known = register.licence(licence);
        if (known.titleId() != id) {
            throw new DcimException(ErrorCode.NOT_FOUND, "licence", licence);
        }
        return known;
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }
}
