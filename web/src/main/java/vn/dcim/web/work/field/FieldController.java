package vn.dcim.web.work.field;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.field.WorkReadings;
import vn.dcim.core.work.field.WorkSilences;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** What the points of an order told before and after, and its windows of silence. */
@Hidden
@Controller("/work")
@Needs(Permission.VIEW)
final class FieldController {

    private final WorkOrders orders;
    private final WorkReadings readings;
    private final WorkSilences silences;
    private final Assets assets;
    private final Pages pages;
    private final Clock clock;

    FieldController(
            WorkOrders orders, WorkReadings readings, WorkSilences silences, Assets assets, Pages pages, Clock clock) {
        this.orders = orders;
        this.readings = readings;
        this.silences = silences;
        this.assets = assets;
        this.pages = pages;
        this.clock = clock;
    }

    @Get("/{id}/field")
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return show(request, orders.get(id), Map.of(), "");
    }

    /** Begins a window of silence. */
    @Post("/{id}/silences")
    @Needs(Permission.SHELVE_ALARM)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> silence(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        WorkOrder order = orders.get(id);
        Map<String, String> typed = new LinkedHashMap<>();
        List.of("node", "minutes", "reason").forEach(name -> typed.put(name, text(body.get(name))));
        try {
            silences.begin(
                    id, typed.get("node"), minutes(typed.get("minutes")), typed.get("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/work/" + id + "/field"));
        } catch (DcimException e) {
            String fault = FieldText.of(e, pages.visit(request).words(), "crew.accepted.");
            return show(request, order, typed, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Ends a window before its time. */
    @Post("/{id}/silences/{silence}/lift")
    @Needs(Permission.SHELVE_ALARM)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> lift(HttpRequest<?> request, long id, long silence, @Body Map<String, Object> body) {
        WorkOrder order = orders.get(id);
        if (silences.get(silence).orderId() != id) {
            throw new DcimException(ErrorCode.NOT_FOUND, "silence", silence);
        }
        try {
            silences.lift(silence, text(body.get("reason")), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/work/" + id + "/field"));
        } catch (DcimException e) {
            String fault = FieldText.of(e, pages.visit(request).words(), "crew.accepted.");
            return show(request, order, Map.of(), fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, WorkOrder order, Map<String, String> typed, String fault) {
        Map<Long, String> names = new LinkedHashMap<>();
        orders.assets(order.id())
                .forEach(asset -> names.put(asset, assets.get(asset).name()));
        var page = new FieldPage(
                order,
                readings.of(order.id()),
                names,
                silences.of(order.id()),
                order.state() == WorkState.STARTED ? silences.nodes(order.id()) : List.of(),
                typed,
                fault,
                clock.instant());
        return pages.page(request, order.number(), "crew/field", page);
    }

    private static Duration minutes(String typed) {
        if (!typed.matches("\\d{1,5}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "minutes", typed, "1–" + WorkSilences.LONGEST.toMinutes());
        }
        return Duration.ofMinutes(Long.parseLong(typed));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "").strip();
    }
}
