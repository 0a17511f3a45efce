package vn.dcim.web.work.cost;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.cost.CostDesk;
import vn.dcim.core.work.cost.CostKind;
import vn.dcim.core.work.cost.WorkCosts;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of what an order took. */
@Hidden
@Controller("/work/{order}/cost")
@Needs(Permission.VIEW)
final class CostController {

    private static final String ACCEPTED = "cost.accepted.";

    private final WorkOrders orders;
    private final WorkCosts costs;
    private final CostDesk desk;
    private final Manuals manuals;
    private final Roster roster;
    private final Pages pages;
    private final Clock clock;

    CostController(
            WorkOrders orders,
            WorkCosts costs,
            CostDesk desk,
            Manuals manuals,
            Roster roster,
            Pages pages,
            Clock clock) {
        this.orders = orders;
        this.costs = costs;
        this.desk = desk;
        this.manuals = manuals;
        this.roster = roster;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> all(HttpRequest<?> request, long order) {
        return show(request, order, Typed.NOTHING, "");
    }

    @Post
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enter(HttpRequest<?> request, long order, @Body Map<String, Object> body) {
        return done(request, order, body, typed -> desk.enter(order, wish(typed), SignedIn.name(request)));
    }

    private static CostDesk.Wish wish(Typed typed) {
        CostKind kind = CostKind.of(typed.text("kind"))
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed.text("kind"), ""));
        LocalDate day = typed.day("spent-on");
        BigDecimal quantity = typed.decimal("quantity");
        if (day == null || quantity == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, day == null ? "spent-on" : "quantity", "", "");
        }
        return new CostDesk.Wish(
                kind, day, typed.text("what"), quantity, typed.text("unit"), price(typed), typed.text("note"));
    }

    private static @Nullable Long price(Typed typed) {
        String text = typed.text("unit-price").strip();
        return text.isEmpty()
                ? null
                : TypedValues.price(text)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "unit-price", text, ""));
    }

    @Post("/{line}/withdraw")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long order, long line, @Body Map<String, Object> body) {
        if (costs.get(line).orderId() != order) {
            throw new DcimException(ErrorCode.NOT_FOUND, "work-cost", line);
        }
        boolean isLead = pages.visit(request).may(Permission.PLAN_WORK);
        return done(
                request,
                order,
                body,
                typed -> desk.withdraw(line, typed.text("reason"), SignedIn.name(request), isLead));
    }

    private HttpResponse<?> done(HttpRequest<?> request, long order, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        orders.get(order);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/work/" + order + "/cost"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.FORBIDDEN) {
                throw e;
            }
            return show(
                            request,
                            order,
                            typed,
                            FieldText.of(e, pages.visit(request).words(), ACCEPTED))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        WorkOrder order = orders.get(id);
        BigDecimal worked = worked(order);
        return pages.page(
                request,
                visit.t("cost.title", order.number()),
                "work/cost",
                new CostPage(
                        order,
                        costs.of(id),
                        costs.sum(id),
                        worked,
                        manuals.of(order).map(known -> known.manual().parts()).orElse(List.of()),
                        roster.names(),
                        visit.account(),
                        visit.may(Permission.OPEN_WORK),
                        visit.may(Permission.PLAN_WORK),
                        usual(typed, order, worked),
                        fault));
    }

    private static @Nullable BigDecimal worked(WorkOrder order) {
        if (order.startedAt() == null || order.finishedAt() == null) {
            return null;
        }
        long minutes = Duration.between(order.startedAt(), order.finishedAt()).toMinutes();
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    /** Mostly the hours of whoever did the work are entered, on the day on which it was done. */
    private Typed usual(Typed typed, WorkOrder order, @Nullable BigDecimal worked) {
        Map<String, String> fields = new HashMap<>(typed.fields());
        LocalDate day =
                LocalDate.ofInstant(order.finishedAt() == null ? clock.instant() : order.finishedAt(), CentreTime.ZONE);
        fields.putIfAbsent("spent-on", DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day));
        if (typed == Typed.NOTHING && costs.of(order.id()).isEmpty()) {
            String doer = order.finishedBy().isEmpty() ? order.assignedAccount() : order.finishedBy();
            fields.put("what", roster.names().getOrDefault(doer, doer));
            fields.put("quantity", worked == null ? "" : worked.toPlainString().replace('.', ','));
        }
        return new Typed(fields);
    }
}
