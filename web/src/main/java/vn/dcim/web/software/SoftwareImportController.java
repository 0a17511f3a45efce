package vn.dcim.web.software;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.ListKind;
import vn.dcim.core.software.SoftwareDraft;
import vn.dcim.core.software.SoftwareList;
import vn.dcim.core.software.SoftwareLists;
import vn.dcim.core.software.SoftwarePlan.CellFault;
import vn.dcim.core.software.SoftwareTerms;
import vn.dcim.core.table.TableFault;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.assetlist.ListTexts;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which lists of titles, licences and installations are brought, looked at, taken over and undone. */
@Hidden
@Controller("/software/import")
@Needs(Permission.CHANGE_SOFTWARE)
final class SoftwareImportController {

    private final SoftwareLists lists;
    private final SoftwareTerms terms;
    private final Pages pages;

    SoftwareImportController(SoftwareLists lists, SoftwareTerms terms, Pages pages) {
        this.lists = lists;
        this.terms = terms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> start(HttpRequest<?> request, @QueryValue(defaultValue = "titles") String kind) {
        return start(request, kind(kind), "", List.of());
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(uri = "/{kind}", consumes = MediaType.ALL)
    HttpResponse<?> bring(
            HttpRequest<?> request,
            String kind,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        try {
            byte[] bytes = content == null ? new byte[0] : content;
            return HttpResponse.created(path(lists.bring(kind(kind), name, bytes, SignedIn.name(request))));
        } catch (TableFault e) {
            return pages.fragment(
                            request,
                            "foreign/fault-line",
                            ListTexts.of(e, pages.visit(request).words()))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> look(HttpRequest<?> request, long id) {
        return look(request, id, "");
    }

    @Post("/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            SoftwareList list = lists.take(
                    id, typed.text("shown"), typed.text("partial").equals("yes"), terms, SignedIn.name(request));
            return HttpResponse.seeOther(
                    URI.create("/software/import?kind=" + list.kind().code()));
        } catch (DcimException e) {
            String refusal =
                    switch (e.code()) {
                        case CHANGED_MEANWHILE -> "lists.changed-meanwhile";
                        case ILLEGAL_TRANSITION -> "lists.faulty";
                        default -> throw e;
                    };
            return look(request, id, pages.visit(request).t(refusal)).status(HttpStatus.CONFLICT);
        }
    }

    @Post(uri = "/{id}/drop", consumes = MediaType.ALL)
    HttpResponse<?> drop(HttpRequest<?> request, long id) {
        ListKind kind = lists.draft(id, SignedIn.name(request)).kind();
        lists.drop(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/software/import?kind=" + kind.code()));
    }

    @Post("/lists/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        ListKind kind = kind(typed.text("kind"));
        Words words = pages.visit(request).words();
        try {
            List<String> inTheWay = lists.undo(id, typed.text("reason"), SignedIn.name(request));
            return inTheWay.isEmpty()
                    ? HttpResponse.seeOther(URI.create("/software/import?kind=" + kind.code()))
                    : start(request, kind, words.t("software.import.in-the-way"), inTheWay)
                            .status(HttpStatus.CONFLICT);
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return start(request, kind, FieldText.of(e, words, "software.accepted."), List.of())
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}/faults.csv")
    HttpResponse<byte[]> faultsCsv(HttpRequest<?> request, long id) {
        return faults(request, id).csv();
    }

    @Get("/{id}/faults.xlsx")
    HttpResponse<byte[]> faultsXlsx(HttpRequest<?> request, long id) {
        return faults(request, id).xlsx();
    }

    private Sheet faults(HttpRequest<?> request, long id) {
        Words words = pages.visit(request).words();
        SoftwareDraft draft = lists.draft(id, SignedIn.name(request));
        return new Sheet(
                "faults-" + id,
                Stream.of("row", "column", "heading", "value", "fault")
                        .map(head -> words.t("lists.column." + head))
                        .toList(),
                lists.look(draft, terms).faults().stream()
                        .map(fault -> List.of(
                                Integer.toString(fault.row()),
                                fault.letters(),
                                place(fault, words),
                                fault.fault().value(),
                                SoftwareWords.of(fault.fault(), words)))
                        .toList());
    }

    /** Returns where a fault is: the heading of its column, or its field where the list has no column for it. */
    static String place(CellFault fault, Words words) {
        return fault.heading().isEmpty() ? SoftwareWords.name(fault.fault().field(), words) : fault.heading();
    }

    private MutableHttpResponse<?> start(HttpRequest<?> request, ListKind kind, String refusal, List<String> inTheWay) {
        var page = new SoftwareImportPage(
                kind, lists.brought(kind, SignedIn.name(request)), lists.taken(kind), refusal, inTheWay);
        return pages.page(request, pages.visit(request).t("software.import"), "software/import", page);
    }

    private MutableHttpResponse<?> look(HttpRequest<?> request, long id, String refusal) {
        SoftwareDraft draft = lists.draft(id, SignedIn.name(request));
        var page = new SoftwareDraftPage(draft, lists.look(draft, terms), refusal);
        return pages.page(request, draft.fileName(), "software/draft", page);
    }

    private static ListKind kind(String code) {
        return ListKind.of(code)
                .orElseThrow(() ->
                        new DcimException(ErrorCode.INVALID_VALUE, "kind", code, "titles, licences, installations"));
    }

    private static URI path(SoftwareDraft draft) {
        return URI.create("/software/import/" + draft.id());
    }
}
