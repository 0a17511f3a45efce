package vn.dcim.web.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.cost.WorkCosts;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.api.Typed;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Work orders in the API: found, opened, and led from state to state by the same rules as on their pages. */
@Tag(name = "work-orders")
@Controller("/api/v1/work-orders")
@Needs(Permission.VIEW)
final class WorkApi {

    private static final Map<String, Comparator<WorkOrder>> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put("-id", Comparator.comparing(WorkOrder::id).reversed());
        ORDERS.put("id", Comparator.comparing(WorkOrder::id));
        ORDERS.put("due", Comparator.comparing(WorkOrder::dueOn, Comparator.nullsLast(Comparator.naturalOrder())));
        ORDERS.put(
                "plannedFrom",
                Comparator.comparing(WorkOrder::plannedFrom, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    private final WorkOrders orders;
    private final WorkSearch search;
    private final WorkDesk desk;
    private final WorkCosts costs;
    private final Clock clock;

    WorkApi(WorkOrders orders, WorkSearch search, WorkDesk desk, WorkCosts costs, Clock clock) {
        this.orders = orders;
        this.search = search;
        this.desk = desk;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * An order that is to be opened.
     *
     * @param kind planned or corrective
     * @param from alarm:7 for one that is opened from an alarm
     * @param assets their ids
     */
    @Serdeable
    record Wish(
            @Nullable String kind,
            @Nullable String title,
            @Nullable LocalDate due,
            @Nullable String from,
            @Nullable List<Long> assets,
            @Nullable List<ItemWish> items) {}

    /** What is to be looked at. @param kind tick, choice, number, photo, signature or text */
    @Serdeable
    record ItemWish(
            @Nullable String kind,
            @Nullable String text,
            @Nullable Long asset,
            @Nullable List<String> choices,
            @Nullable String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Boolean required) {}

    /** A window. */
    @Serdeable
    record Window(@Nullable Instant from, @Nullable Instant to) {}

    /** Who is to do it. @param by account, team or contractor */
    @Serdeable
    record Whom(@Nullable String by, @Nullable String assignee) {}

    /** Why. */
    @Serdeable
    record Why(@Nullable String reason) {}

    /** What was found. @param version of the item, as the writer saw it @param at left out for now */
    @Serdeable
    record Found(
            @Nullable Long item,
            @Nullable Integer version,
            @Nullable String result,
            @Nullable String remark,
            @Nullable Instant at) {}

    @Operation(
            summary = "Lists work orders, the newest first",
            description =
                    "state: open, late, finished, closed or all (the default). asset, kind, who, q, from and to as on the page; days as 2026-11-21.")
    @Get
    ListPage<WorkResource> list(HttpRequest<?> request, @RequestBean ListQuery query) {
        Typed asked = Typed.asked(request);
        String state = asked.text("state").isEmpty() ? "all" : asked.text("state");
        if (!WorkListPage.STATES.contains(state)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "state", state, String.join(", ", WorkListPage.STATES));
        }
        LocalDate today = today();
        return query.of(
                        search.find(asked).stream()
                                .filter(order -> WorkListPage.is(order, state, today))
                                .toList(),
                        ORDERS)
                .map(order -> WorkResource.of(order, today));
    }

    @Operation(summary = "Tells an order with what it is about, what was found, what happened to it and what it took")
    @Get("/{id}")
    WorkResource.Whole one(long id) {
        return new WorkResource.Whole(
                WorkResource.of(orders.get(id), today()),
                orders.assets(id),
                orders.items(id).stream().map(WorkResource.Item::of).toList(),
                orders.changes(id).stream().map(WorkResource.Change::of).toList(),
                WorkResource.Spent.of(costs.sum(id)));
    }

    @Operation(summary = "Opens an order")
    @Post
    @Needs(Permission.OPEN_WORK)
    @Status(HttpStatus.CREATED)
    WorkResource open(HttpRequest<?> request, @Body Wish wish) {
        WorkKind kind = of(WorkKind.values(), WorkKind::code, "kind", wish.kind());
        String from = Objects.requireNonNullElse(wish.from(), "");
        if (!from.matches("(alarm:\\d{1,15})?")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "alarm:7");
        }
        WorkOrder opened = desk.open(
                new WorkDesk.Wish(
                        kind,
                        Objects.requireNonNullElse(wish.title(), ""),
                        null,
                        from,
                        wish.due(),
                        whole("assets", wish.assets()),
                        whole("items", wish.items()).stream()
                                .map(WorkApi::draft)
                                .toList()),
                SignedIn.name(request));
        return WorkResource.of(opened, today());
    }

    private static WorkItem.Draft draft(ItemWish item) {
        return new WorkItem.Draft(
                item.asset(),
                of(WorkItem.Kind.values(), WorkItem.Kind::code, "item", item.kind()),
                Objects.requireNonNullElse(item.text(), ""),
                "",
                whole("choices", item.choices()),
                Objects.requireNonNullElse(item.unit(), ""),
                item.low(),
                item.high(),
                Objects.requireNonNullElse(item.required(), true));
    }

    /** JSON may hold null where something must be. */
    private static <T> List<T> whole(String field, @Nullable List<T> told) {
        List<T> list = Objects.requireNonNullElse(told, List.of());
        if (list.stream().anyMatch(Objects::isNull)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "null", "");
        }
        return list;
    }

    private static <T> T of(T[] all, Function<T, String> code, String field, @Nullable String told) {
        return Stream.of(all)
                .filter(each -> code.apply(each).equals(told))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        field,
                        Objects.requireNonNullElse(told, ""),
                        String.join(", ", Stream.of(all).map(code).toList())));
    }

    @Operation(summary = "Gives an order its window")
    @Post("/{id}/plan")
    @Needs(Permission.PLAN_WORK)
    WorkResource plan(HttpRequest<?> request, long id, @Body Window window) {
        return WorkResource.of(
                desk.plan(id, needed("from", window.from()), needed("to", window.to()), SignedIn.name(request)),
                today());
    }

    @Operation(summary = "Says who is to do an order")
    @Post("/{id}/assign")
    @Needs(Permission.PLAN_WORK)
    WorkResource assign(HttpRequest<?> request, long id, @Body Whom whom) {
        String name = Objects.requireNonNullElse(whom.assignee(), "").strip();
        String by = Objects.requireNonNullElse(whom.by(), "account");
        Assignee to =
                switch (by) {
                    case "account" -> Assignee.account(name);
                    case "team" -> Assignee.team(name);
                    case "contractor" -> Assignee.contractor(name);
                    default -> throw new DcimException(ErrorCode.INVALID_VALUE, "by", by, "account, team, contractor");
                };
        return WorkResource.of(desk.assign(id, to, SignedIn.name(request)), today());
    }

    @Operation(summary = "Begins an order; only whom it is assigned to may")
    @Post("/{id}/start")
    @Needs(Permission.DO_FIELD_WORK)
    WorkResource start(HttpRequest<?> request, long id) {
        return WorkResource.of(desk.start(id, SignedIn.name(request)), today());
    }

    @Operation(summary = "Records what was found at an item of an order")
    @Post("/{id}/results")
    @Needs(Permission.DO_FIELD_WORK)
    WorkResource.Item record(HttpRequest<?> request, long id, @Body Found found) {
        if (found.item() == null || orders.item(found.item()).orderId() != id) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "item", Objects.toString(found.item(), ""), "");
        }
        if (found.version() == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "version", "", "0, 1, …");
        }
        return WorkResource.Item.of(desk.record(
                found.item(),
                Objects.requireNonNullElse(found.result(), ""),
                Objects.requireNonNullElse(found.remark(), ""),
                found.version(),
                SignedIn.name(request),
                found.at() == null ? clock.instant() : found.at()));
    }

    @Operation(summary = "Ends the work of an order")
    @Post("/{id}/finish")
    @Needs(Permission.DO_FIELD_WORK)
    WorkResource finish(HttpRequest<?> request, long id) {
        return WorkResource.of(desk.finish(id, SignedIn.name(request)), today());
    }

    @Operation(summary = "Accepts an order that somebody else finished")
    @Post("/{id}/accept")
    @Needs(Permission.PLAN_WORK)
    WorkResource accept(HttpRequest<?> request, long id) {
        return WorkResource.of(desk.accept(id, SignedIn.name(request)), today());
    }

    @Operation(summary = "Sends an order back that was finished")
    @Post("/{id}/reopen")
    @Needs(Permission.PLAN_WORK)
    WorkResource reopen(HttpRequest<?> request, long id, @Body Why why) {
        return WorkResource.of(
                desk.reopen(id, Objects.requireNonNullElse(why.reason(), ""), SignedIn.name(request)), today());
    }

    @Operation(summary = "Gives an order up")
    @Post("/{id}/cancel")
    @Needs(Permission.PLAN_WORK)
    WorkResource cancel(HttpRequest<?> request, long id, @Body Why why) {
        return WorkResource.of(
                desk.cancel(id, Objects.requireNonNullElse(why.reason(), ""), SignedIn.name(request)), today());
    }

    private static Instant needed(String field, @Nullable Instant told) {
        if (told == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "", "2026-11-20T15:00:00Z");
        }
        return told;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
