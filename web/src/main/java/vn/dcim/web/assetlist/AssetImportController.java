package vn.dcim.web.assetlist;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.assetlist.AssetDraft;
import vn.dcim.core.assetlist.AssetDrafts;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.table.TableFault;
import vn.dcim.web.api.Failures;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which a list of assets is brought, looked at with all its faults, corrected and taken over. */
@Hidden
@Controller("/equipment/import")
@Needs(Permission.CHANGE_ASSET)
final class AssetImportController {

    private final AssetDrafts drafts;
    private final AssetLists lists;
    private final Takings takings;
    private final Assets assets;
    private final AssetTerms terms;
    private final Pages pages;

    AssetImportController(
            AssetDrafts drafts, AssetLists lists, Takings takings, Assets assets, AssetTerms terms, Pages pages) {
        this.drafts = drafts;
        this.lists = lists;
        this.takings = takings;
        this.assets = assets;
        this.terms = terms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> start(HttpRequest<?> request) {
        var page = new ImportPage(drafts.of(SignedIn.name(request)), lists.newest());
        return pages.page(request, pages.visit(request).t("lists.title"), "assetlist/import", page);
    }

    /** Takes the bytes of a file as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(consumes = MediaType.ALL)
    HttpResponse<?> bring(
            HttpRequest<?> request, @QueryValue(defaultValue = "") String name, @Nullable @Body byte[] content) {
        try {
            AssetDraft draft = drafts.bring(name, content == null ? new byte[0] : content, SignedIn.name(request));
            return HttpResponse.created(path(draft.id()));
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
        Optional<Takings.Progress> progress = takings.progress(key(id));
        if (progress.isPresent()) {
            return pages.page(
                    request, pages.visit(request).t("lists.title"), "assetlist/taking", page(id, progress.get()));
        }
        Optional<AssetList> taken = taken(request, id);
        if (taken.isPresent()) {
            return HttpResponse.seeOther(AssetListController.path(taken.get().id()));
        }
        Optional<DcimException> refusal = takings.refusal(key(id));
        return refusal.isEmpty()
                ? show(request, id, "")
                : show(request, id, refusal(request, refusal.get())).status(HttpStatus.CONFLICT);
    }

    /** How far it has come, for the page that waits; leads on when it is over. */
    @Get("/{id}/progress")
    HttpResponse<?> progress(HttpRequest<?> request, long id) {
        return takings.progress(key(id))
                .<HttpResponse<?>>map(progress -> pages.fragment(request, "assetlist/progress", page(id, progress)))
                .orElseGet(() -> HttpResponse.noContent().header("HX-Redirect", path(id).toString()));
    }

    @Post("/{id}/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return changed(request, id, () -> drafts.choose(id, new DraftForm(body).choice(), SignedIn.name(request)));
    }

    @Post("/{id}/sheet")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> turn(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        var form = new DraftForm(body);
        return changed(
                request,
                id,
                () -> drafts.turnTo(id, form.number("sheet"), form.number("head-row"), SignedIn.name(request)));
    }

    @Post("/{id}/cells")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> correct(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        var form = new DraftForm(body);
        return changed(
                request,
                id,
                () -> drafts.correct(
                        id, form.corrections(), form.rows("out-"), form.rows("in-"), SignedIn.name(request)));
    }

    @Post("/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        AssetLists.Consent consent = new DraftForm(body).consent();
        String actor = SignedIn.name(request);
        takings.start(key(id), progress -> lists.take(id, consent, terms, actor, progress));
        return HttpResponse.seeOther(path(id));
    }

    @Post(uri = "/{id}/drop", consumes = MediaType.ALL)
    HttpResponse<?> drop(HttpRequest<?> request, long id) {
        drafts.drop(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/equipment/import"));
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
        AssetNames names = assets.names();
        List<String> heads = new ArrayList<>();
        List.of("row", "column", "heading", "value", "fault")
                .forEach(head -> heads.add(words.t("lists.column." + head)));
        return new Sheet(
                "faults-" + id,
                heads,
                drafts.look(id, terms, SignedIn.name(request)).faults().stream()
                        .map(fault -> List.of(
                                Integer.toString(fault.row()),
                                fault.letters(),
                                ListTexts.place(fault, names, words),
                                fault.fault().value(),
                                ListTexts.reason(fault, names, words)))
                        .toList());
    }

    private interface Change {
        void make();
    }

    private HttpResponse<?> changed(HttpRequest<?> request, long id, Change change) {
        try {
            change.make();
            return HttpResponse.seeOther(path(id));
        } catch (TableFault e) {
            return show(request, id, ListTexts.of(e, pages.visit(request).words()))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, refusal(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String refusal) {
        var page = new DraftPage(drafts.look(id, terms, SignedIn.name(request)), assets.names(), refusal);
        return pages.page(request, page.run().draft().fileName(), "assetlist/draft", page);
    }

    private Optional<AssetList> taken(HttpRequest<?> request, long id) {
        return lists.ofDraft(id).filter(list -> list.takenBy().equals(SignedIn.name(request)));
    }

    private String refusal(HttpRequest<?> request, DcimException refusal) {
        Words words = pages.visit(request).words();
        return switch (refusal.code()) {
            case CHANGED_MEANWHILE -> words.t("lists.changed-meanwhile");
            case ILLEGAL_TRANSITION -> words.t("lists.faulty");
            default ->
                refusal.arguments().getFirst().equals("columns")
                        ? words.t("lists.columns.twice", refusal.arguments().get(1))
                        : Failures.text(words, refusal);
        };
    }

    private static ProgressPage page(long id, Takings.Progress progress) {
        return new ProgressPage(path(id).toString(), progress.done(), progress.all());
    }

    private static String key(long id) {
        return "list " + id;
    }

    static URI path(long id) {
        return URI.create("/equipment/import/" + id);
    }
}
