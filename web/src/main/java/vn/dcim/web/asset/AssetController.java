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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.ColumnChoices;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetDesk.Grounds;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOutcome;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.label.Labels;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.drift.Ties;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of assets. */
@Hidden
@Controller("/equipment")
@Needs(Permission.VIEW)
final class AssetController {

    private static final int MOST_EXPORTED = 100_000;
    private static final String REVISION = "revision";

    private final Assets assets;
    private final AssetDesk desk;
    private final Labels labels;
    private final Stocktakes stocktakes;
    private final AssetTerms terms;
    private final ColumnChoices choices;
    private final MovementMinutes minutes;
    private final MinutesPress press;
    private final Ties ties;
    private final Drifts drifts;
    private final Pages pages;

    AssetController(
            Assets assets,
            AssetDesk desk,
            Labels labels,
            Stocktakes stocktakes,
            AssetTerms terms,
            ColumnChoices choices,
            MovementMinutes minutes,
            MinutesPress press,
            Ties ties,
            Drifts drifts,
            Pages pages) {
        this.assets = assets;
        this.desk = desk;
        this.labels = labels;
        this.stocktakes = stocktakes;
        this.terms = terms;
        this.choices = choices;
        this.minutes = minutes;
        this.press = press;
        this.ties = ties;
        this.drifts = drifts;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean AssetView view) {
        AssetNames names = assets.names();
        AssetFilter filter = view.filter(names);
        Assets.Found found = assets.find(
                filter,
                view.order(names),
                view.isDescending(),
                (long) view.number() * AssetListPage.SIZE,
                AssetListPage.SIZE);
        Words words = pages.visit(request).words();
        var page = new AssetListPage(
                view,
                names,
                found.assets(),
                found.total(),
                found.byStatus(),
                columns(request, "", names),
                AssetColumns.all(names, words),
                drifts.open());
        return pages.page(request, pages.visit(request).t("asset.title"), "asset/list", page);
    }

    /** Remembers the columns that are ticked; none for the usual ones. */
    @Post("/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, @RequestBean AssetView view, @Body Map<String, Object> body) {
        choices.choose(
                SignedIn.name(request),
                AssetColumns.LIST,
                AssetColumns.all(assets.names(), pages.visit(request).words()).stream()
                        .map(ListColumn::code)
                        .filter(code -> body.containsKey("column-" + code))
                        .toList());
        return HttpResponse.seeOther(URI.create("/equipment" + view.with()));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(
            HttpRequest<?> request, @RequestBean AssetView view, @QueryValue(defaultValue = "") String columns) {
        return export(request, view, columns).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(
            HttpRequest<?> request, @RequestBean AssetView view, @QueryValue(defaultValue = "") String columns) {
        return export(request, view, columns).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(
            HttpRequest<?> request, @RequestBean AssetView view, @QueryValue(defaultValue = "") String columns) {
        return export(request, view, columns).json();
    }

    /** @param columns {@code all}, else those that are shown */
    private ListExport<Asset> export(HttpRequest<?> request, AssetView view, String columns) {
        AssetNames names = assets.names();
        return new ListExport<>(
                "assets",
                columns(request, columns, names),
                assets.find(view.filter(names), view.order(names), view.isDescending(), 0, MOST_EXPORTED)
                        .assets());
    }

    private List<ListColumn<Asset>> columns(HttpRequest<?> request, String which, AssetNames names) {
        Words words = pages.visit(request).words();
        return which.equals("all")
                ? AssetColumns.all(names, words)
                : AssetColumns.chosen(names, words, choices.of(SignedIn.name(request), AssetColumns.LIST));
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
        AssetOutcome outcome = desk.add(fields(typed), terms, SignedIn.name(request));
        return outcome.isRefused()
                ? form(request, null, typed, outcome.faults(), "").status(HttpStatus.UNPROCESSABLE_ENTITY)
                : HttpResponse.seeOther(path(outcome.asset()));
    }

    @Get("/{id}")
    HttpResponse<?> asset(HttpRequest<?> request, long id) {
        return show(request, assets.get(id), Map.of(), "");
    }

    @Get("/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> editForm(HttpRequest<?> request, long id) {
        Asset asset = assets.get(id);
        AssetNames names = assets.names();
        Words words = pages.visit(request).words();
        Map<String, String> typed = new HashMap<>();
        for (AssetField field : AssetField.values()) {
            typed.put(field.code(), AssetWords.typed(asset, field, names, words));
        }
        Map<String, String> values = asset.customValues();
        names.custom()
                .all()
                .forEach(field -> typed.put(
                        field.code(), CustomWords.typed(field, values.getOrDefault(field.code(), ""), words)));
        typed.put(REVISION, Integer.toString(asset.revision()));
        return form(request, asset, typed, List.of(), "");
    }

    @Post("/{id}/edit")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        Asset asset = assets.get(id);
        try {
            AssetOutcome outcome = desk.change(
                    id,
                    revision(typed),
                    fields(typed),
                    terms,
                    typed.getOrDefault("reason", ""),
                    SignedIn.name(request));
            return outcome.isRefused()
                    ? form(request, asset, typed, outcome.faults(), "").status(HttpStatus.UNPROCESSABLE_ENTITY)
                    : HttpResponse.seeOther(path(outcome.asset()));
        } catch (DcimException e) {
            return form(request, asset, typed, List.of(), text(request, e))
                    .status(
                            e.code() == ErrorCode.CHANGED_MEANWHILE
                                    ? HttpStatus.CONFLICT
                                    : HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/move")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        Asset asset = assets.get(id);
        try {
            String code = typed.getOrDefault("status", "");
            AssetStatus next = AssetStatus.of(code)
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "status", code, ""));
            desk.move(
                    id,
                    revision(typed),
                    next,
                    new Grounds(
                            typed.getOrDefault("document", ""),
                            TypedDay.of("signed-on", typed.get("signed-on")),
                            typed.getOrDefault("unit", ""),
                            typed.getOrDefault("person", ""),
                            typed.getOrDefault("reason", ""),
                            typed.containsKey("stays-here")),
                    SignedIn.name(request));
            return HttpResponse.seeOther(path(asset));
        } catch (DcimException e) {
            return show(request, asset, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The minutes of a change of status, as they are signed and filed. */
    @Get("/{id}/movements/{movement}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id, long movement) {
        Asset asset = assets.get(id);
        AssetMovement found = movement(id, movement);
        return pages.page(
                request,
                pages.visit(request).t("asset.paper.title." + found.paper().code()),
                "asset/paper",
                new AssetPaperPage(asset, found, minutes.of(asset, found, assets.names()), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/movements/{movement}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(long id, long movement, String format) {
        Asset asset = assets.get(id);
        return press.file(
                minutes.of(asset, movement(id, movement), assets.names()), format, "bien-ban-" + id + "-" + movement);
    }

    private AssetMovement movement(long id, long movement) {
        return assets.movements(id).stream()
                .filter(known -> known.id() == movement)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "movement", movement));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Asset asset, Map<String, String> typed, String fault) {
        List<Assets.Version> versions = assets.versions(asset.id());
        var page = new AssetPage(
                asset,
                assets.names(),
                assets.movements(asset.id()),
                versions,
                labels.of(asset.id()),
                stocktakes.sightings(asset.id()),
                device(asset, versions, pages.visit(request)),
                typed,
                fault);
        return pages.page(request, asset.name(), "asset/detail", page);
    }

    private AssetDevice device(Asset asset, List<Assets.Version> versions, Visit visit) {
        boolean wasOne = versions.stream().anyMatch(version -> version.asset().deviceId() != null);
        // why: whoever cannot tie need not be told what could be
        boolean asks = asset.deviceId() == null && visit.may(Permission.CHANGE_ASSET);
        return new AssetDevice(
                ties.device(asset.deviceId()).orElse(null),
                asks ? ties.proposals(asset, ties.free()) : List.of(),
                drifts.of(asset.id()),
                wasOne ? ties.names() : Map.of());
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request,
            @Nullable Asset asset,
            Map<String, String> typed,
            List<AssetFault> faults,
            String refusal) {
        Visit visit = pages.visit(request);
        return pages.page(
                request,
                asset == null ? visit.t("asset.add") : asset.name(),
                "asset/form",
                new AssetFormPage(asset, assets.names(), typed, faults, refusal));
    }

    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return texts;
    }

    /** What else a form sends is no field that anybody knows, and is not read. */
    private static Map<FieldKey, String> fields(Map<String, String> typed) {
        Map<FieldKey, String> fields = new HashMap<>();
        typed.forEach((name, value) -> fields.put(FieldKey.of(name), value));
        return fields;
    }

    private static int revision(Map<String, String> typed) {
        String revision = typed.getOrDefault(REVISION, "");
        if (!revision.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, REVISION, revision, "1, 2, …");
        }
        return Integer.parseInt(revision);
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "asset.accepted.");
    }

    private static URI path(Asset asset) {
        return URI.create("/equipment/" + asset.id());
    }
}
