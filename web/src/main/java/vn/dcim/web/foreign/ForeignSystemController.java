package vn.dcim.web.foreign;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.foreign.ForeignEvidence;
import vn.dcim.core.foreign.ForeignField;
import vn.dcim.core.foreign.ForeignImports;
import vn.dcim.core.foreign.ForeignNotes;
import vn.dcim.core.foreign.ForeignSystem;
import vn.dcim.core.foreign.ForeignSystems;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.core.foreign.SystemKind;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of other systems: which there are, what their lists prove, and what is recorded of their accounts. */
@Hidden
@Controller("/foreign-systems")
@Needs(Permission.READ_ACCOUNT)
final class ForeignSystemController {

    private static final String DECLARE = "declare";

    private final ForeignSystems systems;
    private final ForeignEvidence evidence;
    private final ForeignImports imports;
    private final ForeignNotes notes;
    private final Pages pages;

    ForeignSystemController(
            ForeignSystems systems, ForeignEvidence evidence, ForeignImports imports, ForeignNotes notes, Pages pages) {
        this.systems = systems;
        this.evidence = evidence;
        this.imports = imports;
        this.notes = notes;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return list(request, ForeignForm.EMPTY, "", "");
    }

    @Post
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> declare(HttpRequest<?> request, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        try {
            ForeignSystem declared = systems.declare(
                    form.typed("system"),
                    form.kind(),
                    form.typed("owner"),
                    form.population(),
                    form.dueDays(),
                    SignedIn.name(request));
            return HttpResponse.seeOther(path(declared.id()));
        } catch (DcimException e) {
            return list(request, form, field(e), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> system(HttpRequest<?> request, long id, @RequestBean ForeignView view) {
        return show(request, id, view.complete(), ForeignForm.EMPTY, "", "", "");
    }

    @Post("/{id}")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        return act(
                request,
                id,
                DECLARE,
                form,
                actor -> systems.change(
                        id,
                        form.typed("system"),
                        form.kind(),
                        form.typed("owner"),
                        form.population(),
                        form.dueDays(),
                        actor));
    }

    @Post("/{id}/remove")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        try {
            systems.remove(id, form.typed("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/foreign-systems"));
        } catch (DcimException e) {
            return refused(request, id, "remove", form, e);
        }
    }

    @Post("/{id}/grant")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> grant(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        return act(
                request,
                id,
                "note",
                form,
                actor -> notes.grant(
                        id,
                        logins(id, form),
                        form.typed("approver"),
                        form.typed("purpose"),
                        form.typed("document"),
                        TypedDay.of("granted-on", form.typed("grantedOn")),
                        actor));
    }

    @Post("/{id}/person")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> person(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        return act(request, id, "note", form, actor -> notes.assign(id, logins(id, form), form.typed("person"), actor));
    }

    @Post("/{id}/review")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> review(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ForeignForm(fields);
        String list = form.typed("list");
        return act(
                request,
                id,
                "review",
                form,
                actor -> imports.review(
                        id, list.matches("\\d{1,18}") ? Long.parseLong(list) : 0, form.typed("remark"), actor));
    }

    @Get("/{id}/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, long id, @RequestBean ForeignView view) {
        return sheet(request, id, view.complete()).csv();
    }

    @Get("/{id}/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, long id, @RequestBean ForeignView view) {
        return sheet(request, id, view.complete()).xlsx();
    }

    /** A list of the history, as it was taken over. */
    @Get("/{id}/imports/{list}.csv")
    HttpResponse<byte[]> imported(HttpRequest<?> request, long id, long list) {
        systems.get(id);
        Words words = pages.visit(request).words();
        List<ForeignField> fields = List.of(ForeignField.values());
        return new Sheet(
                        "accounts-" + id + "-" + list,
                        fields.stream()
                                .map(field -> words.t("foreign.field." + field.code()))
                                .toList(),
                        imports.accounts(id, list).stream()
                                .map(account ->
                                        fields.stream().map(account::text).toList())
                                .toList())
                .csv();
    }

    /** An act on a system, in the name of somebody. */
    private interface Act {
        void by(String actor);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, String name, ForeignForm form, Act act) {
        try {
            act.by(SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            return refused(request, id, name, form, e);
        }
    }

    private HttpResponse<?> refused(HttpRequest<?> request, long id, String name, ForeignForm form, DcimException e) {
        if (e.code() == ErrorCode.NOT_FOUND) {
            throw e;
        }
        ForeignView view = new ForeignView(form.typed("check"), form.typed("state"), form.typed("q"), "", 0);
        return show(request, id, view, form, name, field(e), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private List<String> logins(long id, ForeignForm form) {
        List<Integer> lines = form.lines();
        return evidence.of(id).accounts().stream()
                .map(matched -> matched.account())
                .filter(account -> lines.contains(account.number()))
                .map(account -> account.login())
                .toList();
    }

    private MutableHttpResponse<?> list(HttpRequest<?> request, ForeignForm form, String field, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("foreign.title"),
                "foreign/list",
                new ForeignListPage(
                        evidence.all().stream()
                                .sorted((one, other) -> one.worst().compareTo(other.worst()))
                                .toList(),
                        form,
                        field,
                        fault));
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            long id,
            ForeignView view,
            ForeignForm form,
            String act,
            String field,
            String fault) {
        SystemEvidence found = evidence.of(id);
        return pages.page(
                request,
                found.system().name(),
                "foreign/system",
                new ForeignPage(
                        found,
                        view,
                        ForeignRows.page(found, view, new ListQuery(view.page(), null, view.sort())),
                        imports.history(id),
                        evidence.choosable(),
                        found.system().kind() == SystemKind.DIRECTORY && imports.hasDirectory(),
                        form,
                        act,
                        field,
                        fault));
    }

    private Sheet sheet(HttpRequest<?> request, long id, ForeignView view) {
        Words words = pages.visit(request).words();
        SystemEvidence found = evidence.of(id);
        List<ForeignRow> rows = new ArrayList<>();
        for (int page = 0; rows.size() == 1000L * page; page++) {
            rows.addAll(ForeignRows.page(found, view, new ListQuery(page, 1000, view.sort()))
                    .items());
        }
        List<ForeignField> fields = Arrays.asList(ForeignField.values());
        return new Sheet(
                "accounts-" + id,
                Stream.concat(
                                fields.stream().map(field -> words.t("foreign.field." + field.code())),
                                Stream.of("person", "grant", "findings")
                                        .map(column -> words.t("foreign.column." + column)))
                        .toList(),
                rows.stream().map(row -> row(row, fields, words)).toList());
    }

    private static List<String> row(ForeignRow row, List<ForeignField> fields, Words words) {
        var grant = row.matched().grant();
        return Stream.concat(
                        fields.stream().map(row.matched().account()::text),
                        Stream.of(
                                ForeignTexts.person(words, row.matched()),
                                grant == null
                                        ? ""
                                        : String.join(
                                                ", ",
                                                grant.approver(),
                                                grant.purpose(),
                                                grant.document(),
                                                words.day(grant.grantedOn())),
                                row.remarks().stream()
                                        .map(remark -> words.t("foreign.check."
                                                        + remark.check().code()) + ": "
                                                + ForeignTexts.remark(words, remark))
                                        .collect(Collectors.joining("; "))))
                .toList();
    }

    private String text(HttpRequest<?> request, DcimException e) {
        return FieldText.of(e, pages.visit(request).words(), "foreign.accepted.");
    }

    private static String field(DcimException e) {
        return e.code() == ErrorCode.INVALID_VALUE || e.code() == ErrorCode.ALREADY_EXISTS
                ? e.arguments().getFirst().toString()
                : "";
    }

    private static URI path(long id) {
        return URI.create("/foreign-systems/" + id);
    }
}
