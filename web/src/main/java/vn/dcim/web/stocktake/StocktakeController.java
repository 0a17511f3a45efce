package vn.dcim.web.stocktake;

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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.stocktake.Decision;
import vn.dcim.core.asset.stocktake.Finding;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeDesk;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeScan;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.asset.AssetWords;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which stocktakes are begun, looked at, decided and closed. */
@Hidden
@Controller("/stocktakes")
@Needs(Permission.VIEW)
final class StocktakeController {

    private static final String REASON = "reason";

    private final Stocktakes stocktakes;
    private final StocktakeDesk desk;
    private final Assets assets;
    private final Pages pages;

    StocktakeController(Stocktakes stocktakes, StocktakeDesk desk, Assets assets, Pages pages) {
        this.stocktakes = stocktakes;
        this.desk = desk;
        this.assets = assets;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        List<Stocktake> all = stocktakes.all();
        var page = new StocktakeListPage(all, stocktakes.counts(all));
        return pages.page(request, pages.visit(request).t("stocktake.title"), "stocktake/list", page);
    }

    @Get("/new")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, Map.of(), "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        try {
            var plan = new StocktakeDesk.Plan(
                    typed.getOrDefault("name", ""),
                    id("place", typed),
                    id("unit", typed),
                    typed.getOrDefault("document", ""),
                    TypedDay.of("signed-on", typed.get("signed-on")),
                    committee(typed.getOrDefault("committee", "")));
            return HttpResponse.seeOther(
                    path(desk.begin(plan, SignedIn.name(request)).id()));
        } catch (DcimException e) {
            return form(request, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> show(HttpRequest<?> request, long id, @QueryValue @Nullable String finding) {
        Stocktake stocktake = stocktakes.get(id);
        return show(request, stocktake, finding == null ? Finding.MISSING : finding(finding), "", List.of());
    }

    @Post("/{id}/decisions")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decide(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        Stocktake stocktake = stocktakes.get(id);
        Finding shown = finding(typed.getOrDefault("finding", ""));
        try {
            Words words = pages.visit(request).words();
            List<String> faults = desk
                    .decide(
                            id,
                            ids(body.get("item")),
                            decision(typed.getOrDefault("decision", "")),
                            typed.getOrDefault(REASON, ""),
                            SignedIn.name(request))
                    .stream()
                    .map(refusal -> words.t("stocktake.refusal", refusal.item().name(), text(request, refusal.why())))
                    .toList();
            return faults.isEmpty()
                    ? HttpResponse.seeOther(URI.create(path(id) + "?finding=" + shown.code()))
                    : show(request, stocktake, shown, typed.getOrDefault(REASON, ""), faults)
                            .status(HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (DcimException e) {
            return show(request, stocktake, shown, typed.getOrDefault(REASON, ""), List.of(text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/{id}/close", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> close(HttpRequest<?> request, long id) {
        Stocktake stocktake = stocktakes.get(id);
        try {
            desk.close(id, SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            return show(request, stocktake, Finding.MISSING, "", List.of(text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The minutes, as they are signed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        List<StocktakeItem> items = stocktakes.items(id);
        var page = new StocktakePaperPage(
                stocktakes.get(id),
                stocktakes.members(id),
                stocktakes.count(id),
                items,
                stocktakes.scans(items),
                stocktakes.unknown(id));
        return pages.page(request, pages.visit(request).t("stocktake.paper"), "stocktake/paper", page);
    }

    @Get("/{id}/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, long id) {
        return sheet(request, id).csv();
    }

    @Get("/{id}/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, long id) {
        return sheet(request, id).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request, long id) {
        stocktakes.get(id);
        Words words = pages.visit(request).words();
        List<StocktakeItem> items = stocktakes.items(id);
        Map<Long, StocktakeScan> scans = stocktakes.scans(items);
        Stream<List<String>> known = items.stream().map(item -> row(item, scans.get(item.scanId()), words));
        Stream<List<String>> unknown = stocktakes.unknown(id).stream()
                .map(scan -> List.of(
                        scan.code(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        words.t("stocktake.result.unknown"),
                        scan.place(),
                        words.second(scan.scannedAt()),
                        scan.actor(),
                        scan.note(),
                        "",
                        ""));
        return new Sheet(
                "stocktake-" + id,
                Stream.of(
                                "asset.field.tag",
                                "asset.field.name",
                                "asset.field.model",
                                "asset.field.serial",
                                "asset.field.status",
                                "asset.field.holder",
                                "asset.field.place",
                                "stocktake.finding",
                                "stocktake.seen-place",
                                "stocktake.seen-at",
                                "stocktake.seen-by",
                                "stocktake.note",
                                "stocktake.decision",
                                "stocktake.reason")
                        .map(key -> words.t(key))
                        .toList(),
                Stream.concat(known, unknown).toList());
    }

    private static List<String> row(StocktakeItem item, @Nullable StocktakeScan scan, Words words) {
        return List.of(
                item.tag(),
                item.name(),
                item.model(),
                item.serial(),
                AssetWords.of(item.status(), words),
                item.holder(),
                item.place(),
                words.t("stocktake.finding." + item.finding().code()),
                scan == null ? "" : scan.place(),
                scan == null ? "" : words.second(scan.scannedAt()),
                scan == null ? "" : scan.actor(),
                scan == null ? "" : StocktakeWords.note(scan, words),
                item.decision() == null
                        ? ""
                        : words.t("stocktake.decision." + item.decision().code()),
                item.reason());
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Stocktake stocktake, Finding shown, String reason, List<String> faults) {
        long id = stocktake.id();
        List<StocktakeItem> items = stocktakes.items(id, shown, StocktakePage.SIZE, 0);
        List<StocktakeItem> broken = stocktakes.broken(id, StocktakePage.SIZE);
        var page = new StocktakePage(
                stocktake,
                stocktakes.members(id),
                stocktakes.count(id),
                shown,
                items,
                broken,
                stocktakes.scans(Stream.concat(items.stream(), broken.stream()).toList()),
                stocktakes.unknown(id),
                reason,
                faults);
        return pages.page(request, stocktake.name(), "stocktake/detail", page);
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, Map<String, String> typed, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("stocktake.begin"),
                "stocktake/form",
                new StocktakeFormPage(assets.names(), typed, fault));
    }

    /** Returns the people of a text that has one on each line, the post behind a semicolon. */
    private static List<StocktakeDesk.Member> committee(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", 2))
                .map(parts -> new StocktakeDesk.Member(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    /** @throws DcimException INVALID_VALUE */
    static Finding finding(String code) {
        return Finding.of(code)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "finding", code, codes(Finding.values(), Finding::code)));
    }

    private static Decision decision(String code) {
        return Decision.of(code)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "decision", code, codes(Decision.values(), Decision::code)));
    }

    private static <T> String codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.joining(", "));
    }

    private static @Nullable Long id(String field, Map<String, String> typed) {
        String text = typed.getOrDefault(field, "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "");
        }
        return Long.valueOf(text);
    }

    private static List<Long> ids(@Nullable Object value) {
        return several(value).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    private static List<String> several(@Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof List<?> list
                        ? list.stream().map(Objects::toString).toList()
                        : List.of(value.toString());
    }

    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> several(value).stream().findFirst().ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "stocktake.accepted.");
    }

    private static URI path(long id) {
        return URI.create("/stocktakes/" + id);
    }
}
