package vn.dcim.web.document;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.document.Document;
import vn.dcim.core.document.DocumentDesk;
import vn.dcim.core.document.DocumentForm;
import vn.dcim.core.document.DocumentKind;
import vn.dcim.core.document.DocumentSubject;
import vn.dcim.core.document.DocumentVersion;
import vn.dcim.core.document.Documents;
import vn.dcim.core.document.NewVersion;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of documents of record. */
@Hidden
@Controller("/documents")
@Needs(Permission.VIEW)
final class DocumentController {

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "png", "image/png",
            "jpg", "image/jpeg");

    private static final String SUBJECT = "subject";

    private final Documents documents;
    private final DocumentDesk desk;
    private final Pages pages;

    DocumentController(Documents documents, DocumentDesk desk, Pages pages) {
        this.documents = documents;
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String q) {
        List<Documents.Filed> all = documents.find("");
        List<Documents.Filed> found = q.isBlank() ? all : documents.find(q);
        return pages.page(
                request,
                pages.visit(request).t("document.title"),
                "document/list",
                new DocumentListPage(q.strip(), Documents.held(all), found));
    }

    @Get("/new")
    @Needs(Permission.CHANGE_DOCUMENT)
    HttpResponse<?> newForm(HttpRequest<?> request, @QueryValue(defaultValue = "") String kind) {
        return form(request, null, Map.of("kind", kind), "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_DOCUMENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        try {
            String code = typed.getOrDefault("kind", "");
            DocumentKind kind = DocumentKind.of(code)
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", code, ""));
            return HttpResponse.seeOther(path(desk.add(kind, wanted(typed), SignedIn.name(request))));
        } catch (DcimException e) {
            return form(request, null, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> document(HttpRequest<?> request, long id) {
        Document document = documents.get(id);
        DocumentVersion newest = documents.versions(id).getFirst();
        return form(
                request, document, typed(document, newest, pages.visit(request).words()), "");
    }

    @Post("/{id}")
    @Needs(Permission.CHANGE_DOCUMENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        try {
            desk.change(id, revision(typed), wanted(typed), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/documents/" + id));
        } catch (DcimException e) {
            return refused(request, id, typed, e);
        }
    }

    @Post("/{id}/confirm")
    @Needs(Permission.CHANGE_DOCUMENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        try {
            desk.confirm(id, revision(texts(body)), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/documents/" + id));
        } catch (DcimException e) {
            Document document = documents.get(id);
            return refused(
                    request,
                    id,
                    typed(
                            document,
                            documents.versions(id).getFirst(),
                            pages.visit(request).words()),
                    e);
        }
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(uri = "/{id}/file", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DOCUMENT)
    HttpResponse<?> file(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        try {
            byte[] bytes = content == null ? new byte[0] : content;
            return HttpResponse.created(path(desk.file(id, name, bytes, SignedIn.name(request))));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return pages.fragment(request, "document/fault", text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** A file as it was filed. */
    @Get("/{id}/versions/{revision}/file")
    HttpResponse<byte[]> file(long id, int revision) {
        DocumentVersion version = documents.versions(id).stream()
                .filter(known -> known.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "document", id));
        return HttpResponse.ok(documents.content(version))
                .contentType(MediaType.of(TYPES.get(version.fileType())))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"ho-so-" + id + "-" + revision + "." + version.fileType() + "\"");
    }

    private HttpResponse<?> refused(HttpRequest<?> request, long id, Map<String, String> typed, DcimException failure) {
        if (failure.code() == ErrorCode.NOT_FOUND) {
            throw failure;
        }
        return form(request, documents.get(id), typed, text(request, failure))
                .status(
                        failure.code() == ErrorCode.CHANGED_MEANWHILE
                                ? HttpStatus.CONFLICT
                                : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request, @Nullable Document document, Map<String, String> typed, String fault) {
        List<DocumentVersion> versions = document == null ? List.of() : documents.versions(document.id());
        var page = new DocumentPage(
                document == null ? null : documents.filed(document, versions.getFirst()), versions, typed, fault);
        return pages.page(
                request,
                document == null ? pages.visit(request).t("document.add") : document.title(),
                document == null ? "document/new" : "document/detail",
                page);
    }

    private static NewVersion wanted(Map<String, String> typed) {
        String code = typed.getOrDefault("form", "");
        return new NewVersion(
                typed.getOrDefault("title", ""),
                typed.getOrDefault("number", ""),
                TypedDay.of("dated-on", typed.get("dated-on")),
                TypedDay.of("valid-from", typed.get("valid-from")),
                TypedDay.of("valid-to", typed.get("valid-to")),
                typed.getOrDefault("scope", ""),
                subjects(typed.getOrDefault(SUBJECT, "")),
                typed.getOrDefault("owner", ""),
                typed.getOrDefault("paper-place", ""),
                DocumentForm.of(code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "form", code, "")),
                typed.getOrDefault("reason", ""));
    }

    private static Map<String, String> typed(Document document, DocumentVersion version, Words words) {
        Map<String, String> typed = new HashMap<>();
        typed.put("title", document.title());
        typed.put("number", version.number());
        typed.put("dated-on", version.datedOn() == null ? "" : words.day(version.datedOn()));
        typed.put("valid-from", version.validFrom() == null ? "" : words.day(version.validFrom()));
        typed.put("valid-to", version.validTo() == null ? "" : words.day(version.validTo()));
        typed.put("scope", version.scope());
        typed.put(SUBJECT, version.subjects());
        typed.put("owner", version.owner());
        typed.put("paper-place", version.paperPlace());
        typed.put("form", version.form().code());
        typed.put("revision", Integer.toString(document.revision()));
        return typed;
    }

    private static Set<DocumentSubject> subjects(String codes) {
        return Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> DocumentSubject.of(code)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, SUBJECT, code, "")))
                .collect(Collectors.toSet());
    }

    private static String joined(List<?> several) {
        return several.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static int revision(Map<String, String> typed) {
        String revision = typed.getOrDefault("revision", "");
        if (!revision.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "revision", revision, "1, 2, …");
        }
        return Integer.parseInt(revision);
    }

    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? name.equals(SUBJECT)
                                ? joined(several)
                                : several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return texts;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "document.accepted.");
    }

    private static URI path(Document document) {
        return URI.create("/documents/" + document.id());
    }
}
