package vn.dcim.web.work.fault;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.core.work.fault.FaultReport;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Reported faults, and what the shift makes of them. */
@Hidden
@Controller("/work/faults")
@Needs(Permission.VIEW)
final class FaultController {

    private static final URI LIST = URI.create("/work/faults");

    private final FaultDesk desk;
    private final WorkOrders orders;
    private final Assets assets;
    private final Roster roster;
    private final Pages pages;

    FaultController(FaultDesk desk, WorkOrders orders, Assets assets, Roster roster, Pages pages) {
        this.desk = desk;
        this.orders = orders;
        this.assets = assets;
        this.roster = roster;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, "");
    }

    @Post("/{id}/order")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> order(HttpRequest<?> request, long id) {
        return done(
                request,
                () -> URI.create(
                        "/work/" + desk.order(id, SignedIn.name(request)).id()));
    }

    @Post("/{id}/join")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> join(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, () -> {
            Typed typed = Typed.of(body);
            Long order = typed.number("order");
            if (order == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "order", typed.text("order"), "");
            }
            desk.join(id, order, SignedIn.name(request));
            return LIST;
        });
    }

    @Post("/{id}/decline")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decline(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, () -> {
            desk.decline(id, Typed.of(body).text("reason"), SignedIn.name(request));
            return LIST;
        });
    }

    private HttpResponse<?> done(HttpRequest<?> request, Supplier<URI> act) {
        try {
            return HttpResponse.seeOther(act.get());
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, FieldText.of(e, pages.visit(request).words(), "fault.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String fault) {
        List<FaultReport> fresh = desk.fresh();
        List<FaultReport> decided = desk.decided();
        List<Long> ids = Stream.concat(fresh.stream(), decided.stream())
                .map(FaultReport::assetId)
                .distinct()
                .toList();
        List<WorkOrder> open = fresh.isEmpty() ? List.of() : orders.open();
        Map<Long, List<Long>> about =
                orders.assets(open.stream().map(WorkOrder::id).toList());
        Map<Long, List<WorkOrder>> byAsset = new HashMap<>();
        open.forEach(order -> about.getOrDefault(order.id(), List.of())
                .forEach(asset ->
                        byAsset.computeIfAbsent(asset, _ -> new ArrayList<>()).add(order)));
        return pages.page(
                request,
                pages.visit(request).t("fault.list"),
                "fault/list",
                new FaultListPage(
                        fresh,
                        decided,
                        assets.get(ids).stream().collect(Collectors.toMap(Asset::id, Asset::name)),
                        byAsset,
                        roster.names(),
                        fault));
    }
}
