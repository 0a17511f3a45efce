package vn.dcim.web.drift;

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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.drift.DriftChange;
import vn.dcim.core.drift.DriftDesk;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.DriftWatch;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.error.DcimException;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of what register and reality say otherwise. */
@Hidden
@Controller("/equipment/drift")
@Needs(Permission.VIEW)
final class DriftController {

    private static final String LIST = "/equipment/drift";
    private static final int MOST_EXPORTED = 100_000;
    private static final String REASON = "reason";

    private final Drifts drifts;
    private final DriftDesk desk;
    private final DriftWatch watch;
    private final AssetTerms terms;
    private final Pages pages;

    DriftController(Drifts drifts, DriftDesk desk, DriftWatch watch, AssetTerms terms, Pages pages) {
        this.drifts = drifts;
        this.desk = desk;
        this.watch = watch;
        this.terms = terms;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean DriftView view, @QueryValue @Nullable Long done) {
        return show(request, view, done == null ? null : drifts.change(done), Map.of(), List.of(), List.of());
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean DriftView view) {
        return export(request, view).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean DriftView view) {
        return export(request, view).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request, @RequestBean DriftView view) {
        return export(request, view).json();
    }

    private ListExport<DriftLine> export(HttpRequest<?> request, DriftView view) {
        return new ListExport<>(
                "drift",
                DriftColumns.all(pages.visit(request).words()),
                drifts.find(view.filter(), view.order(), view.isDescending(), 0, MOST_EXPORTED)
                        .lines());
    }

    /** Compares register and reality at once. */
    @Post(uri = "/compare", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> compare(@RequestBean DriftView view) {
        watch.compare();
        return HttpResponse.seeOther(URI.create(LIST + view.with()));
    }

    /** Takes over what is real: of one line ({@code one}), of those that are ticked, or of all certain proposals. */
    @Post("/take")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, @RequestBean DriftView view, @Body Map<String, Object> body) {
        return act(request, view, body, (ids, typed) -> {
            List<Long> wanted = body.containsKey("certain") ? drifts.certainTies() : ids;
            DriftDesk.Taken taken = desk.take(wanted, typed.getOrDefault(REASON, ""), terms, SignedIn.name(request));
            if (taken.refusals().isEmpty() && taken.change() != null) {
                return HttpResponse.seeOther(
                        URI.create(LIST + view.with() + "done=" + taken.change().id()));
            }
            Words words = pages.visit(request).words();
            List<String> faults = taken.refusals().stream()
                    .map(refusal -> words.t("drift.refusal", refusal.name(), text(request, refusal.why())))
                    .toList();
            return show(request, view, taken.change(), typed, wanted, faults).status(HttpStatus.UNPROCESSABLE_ENTITY);
        });
    }

    /** Leaves differences as they are, until a day or until one side says something else. */
    @Post("/silence")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> silence(HttpRequest<?> request, @RequestBean DriftView view, @Body Map<String, Object> body) {
        return act(request, view, body, (ids, typed) -> {
            desk.silence(
                    ids,
                    TypedDay.of("until", typed.get("until")),
                    typed.getOrDefault(REASON, ""),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + view.with()));
        });
    }

    /** Has differences told again. */
    @Post("/speak")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> speak(HttpRequest<?> request, @RequestBean DriftView view, @Body Map<String, Object> body) {
        return act(request, view, body, (ids, _) -> {
            desk.speak(ids, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + view.with()));
        });
    }

    private interface Act {
        HttpResponse<?> on(List<Long> ids, Map<String, String> typed);
    }

    private HttpResponse<?> act(HttpRequest<?> request, DriftView view, Map<String, Object> body, Act act) {
        List<Long> ids = ids(body.getOrDefault("one", body.get("line")));
        Map<String, String> typed = new HashMap<>();
        body.forEach((name, value) -> several(value).stream().findFirst().ifPresent(text -> typed.put(name, text)));
        try {
            return act.on(ids, typed);
        } catch (DcimException e) {
            return show(request, view, null, typed, ids, List.of(text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/changes/{id}")
    HttpResponse<?> change(HttpRequest<?> request, long id) {
        return show(request, drifts.change(id), "", "");
    }

    @Post("/changes/{id}/undo")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        DriftChange change = drifts.change(id);
        String reason = several(body.get(REASON)).stream().findFirst().orElse("");
        try {
            desk.undo(change, reason, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + "/changes/" + id));
        } catch (DcimException e) {
            return show(request, change, reason, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, DriftChange change, String reason, String fault) {
        var page = new DriftChangePage(change, drifts.lines(change), desk.planUndo(change), reason, fault);
        return pages.page(request, pages.visit(request).t("drift.change.title"), "drift/change", page);
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            DriftView view,
            @Nullable DriftChange done,
            Map<String, String> typed,
            List<Long> ticked,
            List<String> faults) {
        Visit visit = pages.visit(request);
        DriftFilter filter = view.filter();
        var page = new DriftListPage(
                view,
                drifts.find(
                        filter,
                        view.order(),
                        view.isDescending(),
                        (long) view.number() * DriftListPage.SIZE,
                        DriftListPage.SIZE),
                drifts.countByKind(filter),
                drifts.comparedAt().orElse(null),
                drifts.certainTies().size(),
                drifts.changes(),
                done,
                Set.copyOf(ticked),
                typed,
                faults,
                LocalDate.ofInstant(visit.now(), CentreTime.ZONE));
        return pages.page(request, visit.t("drift.title"), "drift/list", page);
    }

    private static List<Long> ids(@Nullable Object value) {
        return several(value).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    private static List<String> several(@Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof List<?> list
                        ? list.stream().map(Objects::toString).toList()
                        : List.of(value.toString());
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "drift.accepted.");
    }
}
