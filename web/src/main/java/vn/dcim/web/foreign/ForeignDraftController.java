package vn.dcim.web.foreign;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Permission;
import vn.dcim.core.directory.DirectoryFault;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.foreign.DryRun;
import vn.dcim.core.foreign.ForeignDraft;
import vn.dcim.core.foreign.ForeignField;
import vn.dcim.core.foreign.ForeignImport;
import vn.dcim.core.foreign.ForeignImports;
import vn.dcim.core.foreign.ForeignSystem;
import vn.dcim.core.foreign.ForeignSystems;
import vn.dcim.core.foreign.ListFault;
import vn.dcim.web.api.Failures;
import vn.dcim.web.directory.DirectoryTexts;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which a list is brought, looked at with all its faults, and taken over. */
@Hidden
@Controller("/foreign-systems/{id}/drafts")
@Needs(Permission.REVIEW_ACCOUNT)
final class ForeignDraftController {

    private final ForeignSystems systems;
    private final ForeignImports imports;
    private final Pages pages;

    ForeignDraftController(ForeignSystems systems, ForeignImports imports, Pages pages) {
        this.systems = systems;
        this.imports = imports;
        this.pages = pages;
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(consumes = MediaType.ALL)
    HttpResponse<?> bring(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        systems.get(id);
        byte[] bytes = content == null ? new byte[0] : content;
        Optional<ListFault> fault = imports.fault(bytes);
        if (fault.isPresent()) {
            String text = ForeignTexts.fault(pages.visit(request).words(), fault.get());
            return refused(
                    request,
                    fault.get().line() == 0
                            ? text
                            : pages.visit(request)
                                    .t("foreign.fault.at-line", fault.get().line(), text));
        }
        ForeignDraft draft = imports.draft(id, ForeignImport.Source.FILE, name, bytes, SignedIn.name(request));
        return HttpResponse.created(path(id, draft.id()));
    }

    @Post(uri = "/directory", consumes = MediaType.ALL)
    HttpResponse<?> readDirectory(HttpRequest<?> request, long id) {
        try {
            ForeignDraft draft = imports.draftOfDirectory(id, SignedIn.name(request));
            return HttpResponse.noContent()
                    .header("HX-Redirect", path(id, draft.id()).toString());
        } catch (DirectoryFault e) {
            return refused(request, DirectoryTexts.fault(pages.visit(request).words(), e));
        }
    }

    @Get("/{draft}")
    HttpResponse<?> look(HttpRequest<?> request, long id, long draft) {
        return show(request, id, draft, "");
    }

    @Post("/{draft}/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, long id, long draft, @Body Map<String, Object> fields) {
        List<String> heads = imports.look(id, draft).list().heads();
        Map<String, Optional<ForeignField>> chosen = new LinkedHashMap<>();
        for (int column = 0; column < heads.size(); column++) {
            Object code = fields.get("column-" + column);
            if (code != null) {
                chosen.put(heads.get(column), ForeignField.of(code.toString()));
            }
        }
        imports.choose(id, draft, chosen);
        return HttpResponse.seeOther(path(id, draft));
    }

    @Post(uri = "/{draft}/take", consumes = MediaType.ALL)
    HttpResponse<?> take(HttpRequest<?> request, long id, long draft) {
        try {
            imports.commit(id, draft, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/foreign-systems/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, draft, Failures.text(pages.visit(request).words(), e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/{draft}/drop", consumes = MediaType.ALL)
    HttpResponse<?> drop(long id, long draft) {
        imports.drop(id, draft);
        return HttpResponse.seeOther(URI.create("/foreign-systems/" + id));
    }

    @Get("/{draft}/faults.csv")
    HttpResponse<byte[]> faults(HttpRequest<?> request, long id, long draft) {
        Words words = pages.visit(request).words();
        return new Sheet(
                        "faults-" + id,
                        List.of(
                                words.t("foreign.column.line"),
                                words.t("foreign.column.column"),
                                words.t("foreign.column.value"),
                                words.t("foreign.column.fault")),
                        imports.look(id, draft).list().faults().stream()
                                .map(fault -> List.of(
                                        fault.line() == 0 ? "" : String.valueOf(fault.line()),
                                        fault.column(),
                                        fault.value(),
                                        ForeignTexts.fault(words, fault)))
                                .toList())
                .csv();
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, long draft, String fault) {
        ForeignSystem system = systems.get(id);
        DryRun run = imports.look(id, draft);
        return pages.page(
                request,
                pages.visit(request).t("foreign.draft", system.name()),
                "foreign/draft",
                new DraftPage(system, run, fault));
    }

    private MutableHttpResponse<?> refused(HttpRequest<?> request, String text) {
        return pages.fragment(request, "foreign/fault-line", text).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static URI path(long id, long draft) {
        return URI.create("/foreign-systems/" + id + "/drafts/" + draft);
    }
}
