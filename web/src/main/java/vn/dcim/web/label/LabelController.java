package vn.dcim.web.label;

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
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.label.Labels;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.asset.AssetView;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page on which labels are printed, for assets that were chosen one by one or by what narrows their list. */
@Hidden
@Controller("/equipment/labels")
@Needs(Permission.CHANGE_ASSET)
final class LabelController {

    private static final int MOST = 1000;
    private static final String ID = "id";
    private static final String START = "start";
    private static final MediaType PDF = MediaType.of("application/pdf");

    private final Assets assets;
    private final Labels labels;
    private final FaultDesk faults;
    private final LabelMaker maker;
    private final Pages pages;

    LabelController(Assets assets, Labels labels, FaultDesk faults, LabelMaker maker, Pages pages) {
        this.assets = assets;
        this.labels = labels;
        this.faults = faults;
        this.maker = maker;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> choose(HttpRequest<?> request, @RequestBean AssetView view) {
        List<String> ids = request.getParameters().getAll(ID);
        if (!ids.isEmpty()) {
            return show(request, assets.get(ids(ids)), 0, Map.of(), "");
        }
        AssetNames names = assets.names();
        Assets.Found found = assets.find(view.filter(names), view.order(names), view.isDescending(), 0, MOST);
        return show(request, found.assets(), found.total() - found.assets().size(), Map.of(), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Costs(Cost.EXPORTS)
    HttpResponse<?> print(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        List<Asset> chosen = assets.get(ids(several(body.get(ID))));
        List<Asset> printable =
                chosen.stream().filter(asset -> !asset.tag().isEmpty()).toList();
        try {
            LabelTemplate template = template(typed.getOrDefault("template", ""));
            int start = start(typed.getOrDefault(START, ""), template);
            byte[] pdf = LabelSheets.pdf(maker.labels(printable, typed.containsKey("bars")), template, start);
            labels.print(printable, template.code(), typed.getOrDefault("reason", ""), SignedIn.name(request));
            return HttpResponse.ok(pdf)
                    .contentType(PDF)
                    .header("Content-Disposition", "attachment; filename=\"labels-" + template.code() + ".pdf\"");
        } catch (DcimException e) {
            String fault = FieldText.of(e, pages.visit(request).words(), "label.accepted.");
            return show(request, chosen, 0, typed, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Prints codes under which faults are reported without signing in; those of before are good no more. */
    @Post("/faults")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Costs(Cost.EXPORTS)
    HttpResponse<?> printFaults(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        List<Asset> chosen = assets.get(ids(several(body.get(ID))));
        List<Asset> printable =
                chosen.stream().filter(asset -> !asset.tag().isEmpty()).toList();
        try {
            LabelTemplate template = template(typed.getOrDefault("template", ""));
            int start = start(typed.getOrDefault(START, ""), template);
            if (!maker.knowsAddress() || printable.isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, printable.isEmpty() ? ID : "address", "", "");
            }
            Map<Long, String> secrets = faults.make(printable, SignedIn.name(request));
            return HttpResponse.ok(LabelSheets.pdf(maker.faultLabels(printable, secrets), template, start))
                    .contentType(PDF)
                    .header("Content-Disposition", "attachment; filename=\"fault-codes-" + template.code() + ".pdf\"");
        } catch (DcimException e) {
            String fault = FieldText.of(e, pages.visit(request).words(), "label.accepted.");
            return show(request, chosen, 0, typed, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, List<Asset> chosen, long more, Map<String, String> typed, String fault) {
        List<Asset> printable =
                chosen.stream().filter(asset -> !asset.tag().isEmpty()).toList();
        List<Asset> untagged =
                chosen.stream().filter(asset -> asset.tag().isEmpty()).toList();
        return pages.page(
                request,
                pages.visit(request).t("label.title"),
                "label/print",
                new LabelPage(
                        printable,
                        untagged,
                        more,
                        labels.counts(printable),
                        faults.coded(printable),
                        maker.knowsAddress(),
                        printable.isEmpty()
                                ? ""
                                : maker.code(printable.getFirst().tag()),
                        typed,
                        fault));
    }

    private static LabelTemplate template(String code) {
        return LabelTemplate.of(code)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "template", code, ""));
    }

    /** Returns the place of the first label, from 0. */
    private static int start(String typed, LabelTemplate template) {
        int places = template.perPage();
        String text = typed.isBlank() ? "1" : typed.strip();
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > places) {
            throw new DcimException(ErrorCode.INVALID_VALUE, START, typed, "1–" + places);
        }
        return Integer.parseInt(text) - 1;
    }

    private static List<Long> ids(Collection<String> typed) {
        if (typed.size() > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, ID, typed.size(), "≤ " + MOST);
        }
        return typed.stream()
                .map(id -> {
                    if (!id.matches("\\d{1,18}")) {
                        throw new DcimException(ErrorCode.INVALID_VALUE, ID, id, "1, 2, …");
                    }
                    return Long.valueOf(id);
                })
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
}
