package vn.dcim.web.work.permit;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.WhatIf;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.permit.Foresight;
import vn.dcim.core.work.permit.PermitDesk;
import vn.dcim.core.work.permit.PermitState;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the permits of an order. */
@Hidden
@Controller("/work/{order}/permit")
@Needs(Permission.VIEW)
final class PermitController {

    private static final String ACCEPTED = "permit.accepted.";

    private final WorkOrders orders;
    private final WorkPermits permits;
    private final PermitDesk desk;
    private final Foresight foresight;
    private final Manuals manuals;
    private final Assets assets;
    private final Roster roster;
    private final PermitPaper paper;
    private final MinutesPress press;
    private final Pages pages;
    private final Clock clock;

    PermitController(
            WorkOrders orders,
            WorkPermits permits,
            PermitDesk desk,
            Foresight foresight,
            Manuals manuals,
            Assets assets,
            Roster roster,
            PermitPaper paper,
            MinutesPress press,
            Pages pages,
            Clock clock) {
        this.orders = orders;
        this.permits = permits;
        this.desk = desk;
        this.foresight = foresight;
        this.manuals = manuals;
        this.assets = assets;
        this.roster = roster;
        this.paper = paper;
        this.press = press;
        this.pages = pages;
        this.clock = clock;
    }

    /** Shows the permits; the query takes {@code nodes}, and then tells what opening them does. */
    @Get
    HttpResponse<?> all(HttpRequest<?> request, long order) {
        return show(request, order, Typed.asked(request), "");
    }

    @Post
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, long order, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.request(
                        order,
                        PermitPage.nodes(typed.text("nodes")),
                        needed(typed, "valid-from"),
                        needed(typed, "valid-to"),
                        SignedIn.name(request)));
    }

    @Post("/{permit}/approve")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> approve(HttpRequest<?> request, long order, long permit, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.approve(of(order, permit), typed.whole("version"), SignedIn.name(request)));
    }

    @Post("/{permit}/refuse")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refuse(HttpRequest<?> request, long order, long permit, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.refuse(
                        of(order, permit), typed.whole("version"), typed.text("reason"), SignedIn.name(request)));
    }

    @Post("/{permit}/withdraw")
    @Needs(Permission.OPEN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long order, long permit, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.withdraw(
                        of(order, permit),
                        typed.whole("version"),
                        typed.text("reason"),
                        SignedIn.name(request),
                        pages.visit(request).may(Permission.PLAN_WORK)));
    }

    @Post("/{permit}/return")
    @Needs(Permission.DO_FIELD_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> giveBack(HttpRequest<?> request, long order, long permit, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.giveBack(of(order, permit), typed.whole("version"), SignedIn.name(request)));
    }

    @Post("/{permit}/confirm")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, long order, long permit, @Body Map<String, Object> body) {
        return done(
                request,
                order,
                body,
                typed -> desk.confirm(of(order, permit), typed.whole("version"), SignedIn.name(request)));
    }

    /** The permit as it is printed and hangs at the switch. */
    @Get("/{permit}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long order, long permit) {
        return pages.page(
                request,
                pages.visit(request).t("permit.paper.title"),
                "work/permit-paper",
                new PermitPaperPage(order, permit, minutes(request, order, permit), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{permit}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(HttpRequest<?> request, long order, long permit, String format) {
        return press.file(minutes(request, order, permit), format, "giay-phep-" + permit);
    }

    private Minutes minutes(HttpRequest<?> request, long order, long permit) {
        WorkPermit known = permits.get(of(order, permit));
        WorkOrder about = orders.get(order);
        PermitPage page = page(pages.visit(request), about, Typed.NOTHING, "", press.words());
        return paper.of(about, known, page.safety(), page.foreseen(known, press.words()), roster.names());
    }

    private long of(long order, long permit) {
        if (permits.get(permit).orderId() != order) {
            throw new DcimException(ErrorCode.NOT_FOUND, "permit", permit);
        }
        return permit;
    }

    private HttpResponse<?> done(HttpRequest<?> request, long order, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        orders.get(order);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/work/" + order + "/permit"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.FORBIDDEN) {
                throw e;
            }
            HttpStatus status =
                    e.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
            return show(
                            request,
                            order,
                            typed,
                            FieldText.of(e, pages.visit(request).words(), ACCEPTED))
                    .status(status);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Typed typed, String fault) {
        WorkOrder order = orders.get(id);
        Visit visit = pages.visit(request);
        return pages.page(
                request,
                visit.t("permit.title", order.number()),
                "work/permit",
                page(visit, order, typed, fault, visit.words()));
    }

    private PermitPage page(Visit visit, WorkOrder order, Typed typed, String fault, Words words) {
        List<WorkPermit> known = permits.of(order.id());
        Set<Long> changed = known.stream()
                .filter(permit -> permit.state() == PermitState.APPROVED)
                .filter(permit -> !foresight.told(permit.keys()).equals(permit.foreseen()))
                .map(WorkPermit::id)
                .collect(Collectors.toSet());
        List<Asset> about = assets.get(orders.assets(order.id()));
        Typed filled = typed.text("nodes").isEmpty() ? usual(order, about, typed) : typed;
        return new PermitPage(
                order,
                permits.isNeeded(order),
                safety(order, words),
                known,
                changed,
                answer(filled),
                foresight.names(),
                assets.names(),
                roster.names(),
                visit.account(),
                visit.may(Permission.PLAN_WORK),
                visit.may(Permission.DO_FIELD_WORK),
                clock.instant(),
                filled,
                fault);
    }

    /** The order's own assets and window are what a permit is mostly asked for. */
    private static Typed usual(WorkOrder order, List<Asset> about, Typed typed) {
        Map<String, String> fields = new HashMap<>(typed.fields());
        fields.put("nodes", about.stream().map(Asset::name).collect(Collectors.joining("\n")));
        if (order.plannedFrom() != null && order.plannedTo() != null) {
            fields.putIfAbsent("valid-from", minute(order.plannedFrom()));
            fields.putIfAbsent("valid-to", minute(order.plannedTo()));
        }
        return new Typed(fields);
    }

    private static String minute(Instant at) {
        return at.atZone(Words.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private WhatIf answer(Typed typed) {
        Set<String> keys = new LinkedHashSet<>();
        PermitPage.nodes(typed.text("nodes")).forEach(name -> foresight
                .key(name)
                .or(() -> assets.named(name).map(Chains::key))
                .ifPresent(keys::add));
        return foresight.of(keys);
    }

    private List<String> safety(WorkOrder order, Words words) {
        return manuals.of(order)
                .map(known -> known.manual().safety().stream()
                        .map(line ->
                                words.language() == Language.VI || line.en().isEmpty() ? line.vi() : line.en())
                        .toList())
                .orElse(List.of());
    }

    private static Instant needed(Typed typed, String field) {
        Instant at = typed.minute(field);
        if (at == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "", "");
        }
        return at;
    }
}
