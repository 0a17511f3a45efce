package vn.dcim.web.exchange;

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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.assetlist.AssetDraft;
import vn.dcim.core.assetlist.AssetDrafts;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.exchange.ExchangeDraft;
import vn.dcim.core.exchange.Exchanges;
import vn.dcim.core.exchange.NetboxExport;
import vn.dcim.core.exchange.NetboxFiles;
import vn.dcim.core.exchange.SnipeItList;
import vn.dcim.core.table.TableFault;
import vn.dcim.web.api.Failures;
import vn.dcim.web.assetlist.ListTexts;
import vn.dcim.web.assetlist.ProgressPage;
import vn.dcim.web.assetlist.Takings;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which files of NetBox and Snipe-IT are brought and looked at, and the registry is given out in their forms. */
@Hidden
@Controller("/equipment/exchange")
@Needs(Permission.CHANGE_ASSET)
final class ExchangeController {

    private static final int MOST_ASSETS = 200_000;
    private static final MediaType ZIP = MediaType.of("application/zip");

    private final Exchanges exchanges;
    private final NetboxExport export;
    private final NetboxFiles files;
    private final AssetDrafts drafts;
    private final AssetLists lists;
    private final Assets assets;
    private final Takings takings;
    private final AssetTerms terms;
    private final Pages pages;

    ExchangeController(
            Exchanges exchanges,
            NetboxExport export,
            NetboxFiles files,
            AssetDrafts drafts,
            AssetLists lists,
            Assets assets,
            Takings takings,
            AssetTerms terms,
            Pages pages) {
        this.exchanges = exchanges;
        this.export = export;
        this.files = files;
        this.drafts = drafts;
        this.lists = lists;
        this.assets = assets;
        this.takings = takings;
        this.terms = terms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> start(HttpRequest<?> request) {
        List<ExchangeDraft> brought = exchanges.of(SignedIn.name(request));
        var page = new ExchangePage(
                brought,
                brought.stream().collect(Collectors.toMap(ExchangeDraft::id, draft -> exchanges.files(draft.id()))));
        return pages.page(request, pages.visit(request).t("exchange.title"), "exchange/start", page);
    }

    /** Takes the bytes of a file of NetBox as the page's script sends them; answers where it is shown, or a line with the fault. */
    @Post(consumes = MediaType.ALL)
    HttpResponse<?> bring(
            HttpRequest<?> request, @QueryValue(defaultValue = "") String name, @Nullable @Body byte[] content) {
        return brought(
                request,
                () -> path(exchanges
                        .bring(name, content == null ? new byte[0] : content, SignedIn.name(request))
                        .id()));
    }

    /** Takes another file to those that were brought. */
    @Post(uri = "/{id}/files", consumes = MediaType.ALL)
    HttpResponse<?> add(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String name,
            @Nullable @Body byte[] content) {
        return brought(request, () -> {
            exchanges.add(id, name, content == null ? new byte[0] : content, SignedIn.name(request));
            return path(id);
        });
    }

    /** Takes a list of Snipe-IT's, and goes on as with any list of assets. */
    @Post(uri = "/snipe-it", consumes = MediaType.ALL)
    HttpResponse<?> bringSnipeIt(
            HttpRequest<?> request, @QueryValue(defaultValue = "") String name, @Nullable @Body byte[] content) {
        return brought(request, () -> {
            byte[] list = SnipeItList.list(
                    content == null ? new byte[0] : content, assets.names().custom());
            AssetDraft draft = drafts.bring(name, list, SignedIn.name(request));
            return URI.create("/equipment/import/" + draft.id());
        });
    }

    private interface Bringing {
        URI bring();
    }

    private HttpResponse<?> brought(HttpRequest<?> request, Bringing bringing) {
        Words words = pages.visit(request).words();
        try {
            return HttpResponse.created(bringing.bring());
        } catch (TableFault e) {
            return fault(request, ListTexts.of(e, words));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return fault(request, Failures.text(words, e));
        }
    }

    private HttpResponse<?> fault(HttpRequest<?> request, String text) {
        return pages.fragment(request, "foreign/fault-line", text).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Get("/{id}")
    HttpResponse<?> look(HttpRequest<?> request, long id) {
        Optional<Takings.Progress> progress = takings.progress(key(id));
        if (progress.isPresent()) {
            return pages.page(
                    request, pages.visit(request).t("exchange.title"), "assetlist/taking", page(id, progress.get()));
        }
        // why: what was taken over is kept as a list, under the number that no draft of a list has
        Optional<AssetList> taken =
                lists.ofDraft(-id).filter(list -> list.takenBy().equals(SignedIn.name(request)));
        if (taken.isPresent()) {
            return HttpResponse.seeOther(
                    URI.create("/equipment/lists/" + taken.get().id()));
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

    @Post("/{id}/choice")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        var form = new ExchangeForm(body);
        try {
            exchanges.choose(id, form.onKnown(), form.kinds(), SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, refusal(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Exchanges.Consent consent = new ExchangeForm(body).consent();
        String actor = SignedIn.name(request);
        takings.start(key(id), progress -> exchanges.take(id, consent, terms, actor, progress));
        return HttpResponse.seeOther(path(id));
    }

    @Post(uri = "/{id}/drop", consumes = MediaType.ALL)
    HttpResponse<?> drop(HttpRequest<?> request, long id) {
        exchanges.drop(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/equipment/exchange"));
    }

    @Get("/{id}/faults.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> faultsCsv(HttpRequest<?> request, long id) {
        return faults(request, id).csv();
    }

    @Get("/{id}/faults.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> faultsXlsx(HttpRequest<?> request, long id) {
        return faults(request, id).xlsx();
    }

    private Sheet faults(HttpRequest<?> request, long id) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "faults-" + id,
                Stream.of("kind", "file", "where", "object", "field", "value", "fault")
                        .map(head -> words.t("exchange.column." + head))
                        .toList(),
                exchanges.look(id, terms, SignedIn.name(request)).lines(Fate.FAULTY).stream()
                        .flatMap(line -> line.faults().stream()
                                .map(fault -> List.of(
                                        ExchangeTexts.kind(line.kind(), words),
                                        line.file(),
                                        line.where(),
                                        line.name(),
                                        fault.field(),
                                        fault.value(),
                                        ExchangeTexts.of(fault, words))))
                        .toList());
    }

    /** The registry as files that NetBox takes in. */
    @Get("/netbox.zip")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> zip() {
        return file(files.zip(export.now()), ZIP, "netbox.zip");
    }

    /** The registry as NetBox's REST API would answer. */
    @Get("/netbox.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> json() {
        return file(files.json(export.now()), MediaType.APPLICATION_JSON_TYPE, "netbox.json");
    }

    /** The assets as a list that Snipe-IT takes in. */
    @Get("/snipe-it.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> snipeIt() {
        AssetNames names = assets.names();
        return new Sheet(
                        "snipe-it",
                        SnipeItList.heads(names),
                        assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                                .map(asset -> SnipeItList.row(asset, names))
                                .toList())
                .csv();
    }

    private static HttpResponse<byte[]> file(byte[] content, MediaType type, String name) {
        return HttpResponse.ok(content)
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String refusal) {
        String actor = SignedIn.name(request);
        var page = new ExchangeDraftPage(
                exchanges.get(id, actor), exchanges.files(id), exchanges.look(id, terms, actor), refusal);
        return pages.page(request, pages.visit(request).t("exchange.title"), "exchange/draft", page);
    }

    private String refusal(HttpRequest<?> request, DcimException refusal) {
        Words words = pages.visit(request).words();
        return switch (refusal.code()) {
            case CHANGED_MEANWHILE -> words.t("exchange.changed-meanwhile");
            case ILLEGAL_TRANSITION -> words.t("exchange.faulty");
            default -> Failures.text(words, refusal);
        };
    }

    private static ProgressPage page(long id, Takings.Progress progress) {
        return new ProgressPage(path(id).toString(), progress.done(), progress.all());
    }

    private static String key(long id) {
        return "exchange " + id;
    }

    static URI path(long id) {
        return URI.create("/equipment/exchange/" + id);
    }
}
