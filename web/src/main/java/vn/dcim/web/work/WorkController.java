package vn.dcim.web.work;

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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkTransitions;
import vn.dcim.core.work.cost.WorkCosts;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of work orders: all, one, its paper, and a new one. */
@Hidden
@Controller("/work")
@Needs(Permission.VIEW)
final class WorkController {

    private static final String ACCEPTED = "work.accepted.";

    private final WorkOrders orders;
    private final WorkSearch search;
    private final WorkDesk desk;
    private final WorkCosts costs;
    private final WorkPaper paper;
    private final MinutesPress press;
    private final Assets assets;
    private final Roster roster;
    private final Pages pages;
    private final Clock clock;

    WorkController(
            WorkOrders orders,
            WorkSearch search,
            WorkDesk desk,
            WorkCosts costs,
            WorkPaper paper,
            MinutesPress press,
            Assets assets,
            Roster roster,
            Pages pages,
            Clock clock) {
        this.orders = orders;
        this.search = search;
        this.desk = desk;
        this.costs = costs;
        this.paper = paper;
        this.press = press;
        this.assets = assets;
        this.roster = roster;
        this.pages = pages;
        this.clock = clock;
    }

    /** Lists orders. The query takes {@code state}, {@code asset}, {@code kind}, {@code who}, {@code q}, {@code from} and {@code to}. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Typed asked = Typed.asked(request);
        Long asset = asked.number("asset");
        return pages.page(
                request,
                pages.visit(request).t("work.title"),
                "work/list",
                new WorkListPage(
                        search.find(asked),
                        asked.text("state"),
                        asset == null ? null : assets.get(asset),
                        WorkFilter.of(asked),
                        WorkPeriod.of(asked),
                        people(asset),
                        roster.names(),
                        today()));
    }

    @Get("/export.csv")
    HttpResponse<?> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<?> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<WorkOrder> export(HttpRequest<?> request) {
        return new ListExport<>(
                "phieu-cong-viec",
                WorkColumns.all(
                        roster.names(), costs.sums(), pages.visit(request).words()),
                search.find(Typed.asked(request)));
    }

    private List<String> people(@Nullable Long asset) {
        return search.of(asset).stream()
                .map(WorkFilter::who)
                .distinct()
                .sorted()
                .toList();
    }

    /** Shows the form; the query fills it in, for orders that are opened from an alarm or an asset. */
    @Get("/new")
    @Needs(Permission.OPEN_WORK)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, Typed.asked(request), "");
    }

    @Post("/new")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            WorkKind kind = Stream.of(WorkKind.values())
                    .filter(each -> each.code().equals(typed.text("kind")))
                    .findFirst()
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed.text("kind"), ""));
            String from = typed.text("from");
            if (!from.matches("(alarm:\\d{1,15})?")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "from", from, "alarm:7");
            }
            WorkOrder opened = desk.open(
                    new WorkDesk.Wish(
                            kind,
                            typed.text("title"),
                            null,
                            from,
                            typed.day("due"),
                            named(typed.text("assets")),
                            items(typed)),
                    SignedIn.name(request));
            return HttpResponse.seeOther(path(opened.id()));
        } catch (DcimException e) {
            return form(request, typed, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private List<Long> named(String typed) {
        return Arrays.stream(typed.split("[;\\n]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> assets.named(name)
                        .map(Asset::id)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "assets", name, "")))
                .toList();
    }

    private static List<WorkItem.Draft> items(Typed typed) {
        List<WorkItem.Draft> items = new ArrayList<>();
        for (int i = 0; i < WorkFormPage.ITEMS; i++) {
            String at = "item-" + i + "-";
            String text = typed.text(at + "text").strip();
            if (text.isEmpty()) {
                continue;
            }
            WorkItem.Kind kind = Stream.of(WorkItem.Kind.values())
                    .filter(each -> each.code().equals(typed.text(at + "kind")))
                    .findFirst()
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "item", typed.text(at + "kind"), ""));
            List<String> choices = Arrays.stream(typed.text(at + "choices").split(";"))
                    .map(String::strip)
                    .filter(choice -> !choice.isEmpty())
                    .toList();
            items.add(new WorkItem.Draft(
                    null,
                    kind,
                    text,
                    "",
                    choices,
                    typed.text(at + "unit").strip(),
                    limit(typed, at + "low"),
                    limit(typed, at + "high"),
                    true));
        }
        return items;
    }

    private static @Nullable BigDecimal limit(Typed typed, String field) {
        try {
            return typed.decimal(field);
        } catch (DcimException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "limit", typed.text(field), "23,5");
        }
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return show(request, id, Typed.NOTHING, "");
    }

    @Post("/{id}/plan")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> plan(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(
                request,
                id,
                body,
                typed -> desk.plan(
                        id, needed(typed, "planned-from"), needed(typed, "planned-to"), SignedIn.name(request)));
    }

    private static Instant needed(Typed typed, String field) {
        Instant at = typed.minute(field);
        if (at == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "", "");
        }
        return at;
    }

    @Post("/{id}/assign")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> assign(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> {
            String whom = typed.text("assignee").strip();
            Assignee to =
                    switch (typed.text("by")) {
                        case "team" -> Assignee.team(whom);
                        case "contractor" -> Assignee.contractor(whom);
                        default -> Assignee.account(whom);
                    };
            desk.assign(id, to, SignedIn.name(request));
        });
    }

    @Post("/{id}/start")
    @Needs(Permission.DO_FIELD_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, long id) {
        return done(request, id, Map.of(), _ -> desk.start(id, SignedIn.name(request)));
    }

    @Post("/{id}/result")
    @Needs(Permission.DO_FIELD_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> result(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> {
            long item = typed.whole("item");
            if (orders.item(item).orderId() != id) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "item", item, "");
            }
            desk.record(
                    item,
                    typed.text("result"),
                    typed.text("remark"),
                    typed.whole("version"),
                    SignedIn.name(request),
                    clock.instant());
        });
    }

    @Post("/{id}/finish")
    @Needs(Permission.DO_FIELD_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> finish(HttpRequest<?> request, long id) {
        return done(request, id, Map.of(), _ -> desk.finish(id, SignedIn.name(request)));
    }

    @Post("/{id}/accept")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> accept(HttpRequest<?> request, long id) {
        return done(request, id, Map.of(), _ -> desk.accept(id, SignedIn.name(request)));
    }

    @Post("/{id}/reopen")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reopen(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> desk.reopen(id, typed.text("reason"), SignedIn.name(request)));
    }

    @Post("/{id}/cancel")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, id, body, typed -> desk.cancel(id, typed.text("reason"), SignedIn.name(request)));
    }

    /** The order as it is printed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        return pages.page(
                request,
                pages.visit(request).t("work.paper"),
                "work/paper",
                new WorkPaperPage(id, paper.of(orders.get(id)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(long id, String format) {
        WorkOrder order = orders.get(id);
        return press.file(paper.of(order), format, order.number().toLowerCase(java.util.Locale.ROOT));
    }

    private interface Act {
        void happen(Typed typed);
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, Map<String, Object> body, Act act) {
        Typed typed = Typed.of(body);
        orders.get(id);
        try {
            act.happen(typed);
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            HttpStatus status =
                    e.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
            return show(request, id, typed, fault(request, e)).status(status);
        }
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, Typed typed, String fault) {
        return pages.page(request, pages.visit(request).t("work.open"), "work/form", new WorkFormPage(typed, fault));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        WorkOrder order = orders.get(id);
        Map<String, String> names = roster.names();
        return pages.page(
                request,
                order.number(),
                "work/detail",
                new WorkPage(
                        order,
                        assets.get(orders.assets(id)),
                        orders.items(id),
                        orders.changes(id),
                        orders.overlapping(order),
                        costs.sum(id),
                        actions(order, visit),
                        names,
                        names.keySet().stream().sorted().toList(),
                        today(),
                        typed,
                        fault));
    }

    private List<WorkAction> actions(WorkOrder order, Visit visit) {
        return Stream.of(WorkAction.values())
                .filter(action -> WorkTransitions.of(order.state(), action).isPresent())
                .filter(action -> switch (action) {
                    case START, RECORD, FINISH ->
                        visit.may(Permission.DO_FIELD_WORK) && desk.mayDo(order, visit.account());
                    default -> visit.may(Permission.PLAN_WORK);
                })
                .toList();
    }

    private String fault(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), ACCEPTED);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private static URI path(long id) {
        return URI.create("/work/" + id);
    }
}
