package vn.dcim.web.asset;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.CustomFieldDesk;
import vn.dcim.core.asset.custom.CustomFieldDesk.Outcome;
import vn.dcim.core.asset.custom.CustomFields;
import vn.dcim.core.asset.custom.DefinitionFault;
import vn.dcim.core.asset.custom.Definitions;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which the centre says what it notes of its assets beside what is built in. */
@Hidden
@Controller("/equipment/fields")
@Needs(Permission.VIEW)
final class FieldController {

    private static final String REVISION = "revision";
    private static final String KIND = "kind-";

    private final CustomFields fields;
    private final CustomFieldDesk desk;
    private final Pages pages;

    FieldController(CustomFields fields, CustomFieldDesk desk, Pages pages) {
        this.fields = fields;
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(
                request, pages.visit(request).t("custom.title"), "fields/list", new FieldListPage(fields.now()));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<CustomField> export(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        FieldSet all = fields.now();
        List<ListColumn<CustomField>> columns = FieldFormPage.PARTS.stream()
                .map(part -> new ListColumn<CustomField>(
                        part,
                        words.t("custom.part." + part),
                        field -> FieldFormPage.told(field, part, all, words),
                        field -> FieldFormPage.plain(field, part)))
                .toList();
        return new ListExport<>("asset-fields", columns, all.all());
    }

    @Get("/new")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, null, Map.of(), List.of(), "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        return answer(request, null, typed, desk.add(typed, SignedIn.name(request)));
    }

    @Get("/{code}")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> editForm(HttpRequest<?> request, String code) {
        return editForm(request, fields.get(code), "");
    }

    private MutableHttpResponse<?> editForm(HttpRequest<?> request, CustomField field, String refusal) {
        Map<String, String> typed = new HashMap<>(Definitions.parts(field));
        if (field.requiredFrom() != null) {
            typed.put("required-from", pages.visit(request).words().day(field.requiredFrom()));
        }
        typed.put("choices", typed.get("choices").replace("|", " | "));
        typed.put(REVISION, Integer.toString(field.revision()));
        return form(request, field, typed, List.of(), refusal);
    }

    @Post("/{code}")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        CustomField field = fields.get(code);
        try {
            return answer(
                    request,
                    field,
                    typed,
                    desk.change(
                            code, revision(typed), typed, typed.getOrDefault("reason", ""), SignedIn.name(request)));
        } catch (DcimException e) {
            return form(request, field, typed, List.of(), text(request, e)).status(status(e));
        }
    }

    /** Has it asked no more. */
    @Post("/{code}/retire")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retire(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        return retired(request, code, true, texts(body));
    }

    @Post("/{code}/restore")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> restore(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        return retired(request, code, false, texts(body));
    }

    private HttpResponse<?> retired(HttpRequest<?> request, String code, boolean retired, Map<String, String> typed) {
        try {
            desk.retire(code, revision(typed), retired, typed.getOrDefault("reason", ""), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/equipment/fields"));
        } catch (DcimException e) {
            return editForm(request, fields.get(code), text(request, e)).status(status(e));
        }
    }

    @Post("/{code}/delete")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        try {
            desk.delete(code, revision(texts(body)), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/equipment/fields"));
        } catch (DcimException e) {
            return editForm(request, fields.get(code), text(request, e)).status(status(e));
        }
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, @Nullable CustomField field, Map<String, String> typed, Outcome outcome) {
        return outcome.isRefused()
                ? form(request, field, typed, outcome.faults(), "").status(HttpStatus.UNPROCESSABLE_ENTITY)
                : HttpResponse.seeOther(URI.create("/equipment/fields"));
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request,
            @Nullable CustomField field,
            Map<String, String> typed,
            List<DefinitionFault> faults,
            String refusal) {
        Words words = pages.visit(request).words();
        var page = new FieldFormPage(
                field, fields.now(), typed, faults, refusal, field != null && fields.wasEverTold(field));
        return pages.page(
                request, field == null ? words.t("custom.add") : CustomWords.label(field, words), "fields/form", page);
    }

    /** What was typed; the ticks of kinds as one text, and what decides whether it is asked as field and value. */
    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        String[] show = texts.getOrDefault("show", "").split(":", 2);
        if (texts.containsKey("show")) {
            texts.put("show-field", show[0]);
            texts.put("show-value", show.length > 1 ? show[1] : "");
        }
        if (texts.containsKey("label-vi")) {
            texts.put(
                    "kinds",
                    texts.keySet().stream()
                            .filter(name -> name.startsWith(KIND))
                            .map(name -> name.substring(KIND.length()))
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return texts;
    }

    private static int revision(Map<String, String> typed) {
        String revision = typed.getOrDefault(REVISION, "");
        if (!revision.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, REVISION, revision, "1, 2, …");
        }
        return Integer.parseInt(revision);
    }

    private static HttpStatus status(DcimException failure) {
        if (failure.code() == ErrorCode.NOT_FOUND) {
            throw failure;
        }
        return failure.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "asset.accepted.");
    }
}
