package vn.dcim.web.staff;

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
import java.util.stream.Stream;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.ItemKind;
import vn.dcim.core.staff.ToldSystems;
import vn.dcim.core.staff.WorkingDays;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.SignedIn;

/** The pages on which people who go are worked off. */
@Hidden
@Controller("/departures")
@Needs(Permission.READ_ACCOUNT)
final class DepartureController {

    private final Departures departures;
    private final DepartureLists lists;
    private final ToldSystems systems;
    private final WorkingDays workingDays;
    private final Accounts accounts;
    private final Standings standings;
    private final Pages pages;

    DepartureController(
            Departures departures,
            DepartureLists lists,
            ToldSystems systems,
            WorkingDays workingDays,
            Accounts accounts,
            Standings standings,
            Pages pages) {
        this.departures = departures;
        this.lists = lists;
        this.systems = systems;
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.standings = standings;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return pages.page(
                request, pages.visit(request).t("departures.title"), "staff/departures", lists.page(state, q.strip()));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, state, q).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, state, q).xlsx();
    }

    @Get("/new")
    @Needs(Permission.CHANGE_DEPARTURE)
    HttpResponse<?> newForm(HttpRequest<?> request, @QueryValue(defaultValue = "") String account) {
        return newForm(request, DepartureForm.of(account), "", "");
    }

    @Post("/new")
    @Needs(Permission.CHANGE_DEPARTURE)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(HttpRequest<?> request, @Body DepartureForm form) {
        try {
            Checklist opened = departures.open(form.wanted(), SignedIn.name(request));
            return HttpResponse.seeOther(path(opened.departure().id()));
        } catch (DcimException e) {
            return newForm(request, form, field(e, "account"), text(request, e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> departure(HttpRequest<?> request, long id) {
        return show(request, id, ItemForm.EMPTY, "", "", "");
    }

    /** The checklist as it is signed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        Checklist list = departures.checklist(id);
        return pages.page(request, list.departure().fullName(), "staff/paper", list);
    }

    @Post("/{id}/items")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addItem(HttpRequest<?> request, long id, @Body ItemForm form) {
        return act(
                request,
                id,
                form,
                "add",
                actor -> departures.addItem(id, itemKind(form.typed("kind")), form.typed("what"), actor));
    }

    @Post("/{id}/items/{itemId}/done")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> complete(HttpRequest<?> request, long id, long itemId, @Body ItemForm form) {
        return act(
                request,
                id,
                form,
                "item:" + itemId,
                actor -> departures.complete(
                        id,
                        itemId,
                        TypedDay.of("happened-on", form.happenedOn()),
                        form.typed("document"),
                        form.typed("remark"),
                        actor));
    }

    @Post("/{id}/items/{itemId}/waive")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> waive(HttpRequest<?> request, long id, long itemId, @Body ItemForm form) {
        return act(
                request,
                id,
                form,
                "item:" + itemId,
                actor -> departures.waive(id, itemId, form.typed("remark"), actor));
    }

    @Post(uri = "/{id}/items/{itemId}/reopen", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEPARTURE)
    HttpResponse<?> reopen(HttpRequest<?> request, long id, long itemId) {
        return act(request, id, ItemForm.EMPTY, "item:" + itemId, actor -> departures.reopen(id, itemId, actor));
    }

    /** The decision to have all administrators choose new passwords, which is theirs who may give passwords. */
    @Post("/{id}/items/{itemId}/order")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> order(HttpRequest<?> request, long id, long itemId, @Body ItemForm form) {
        return decide(request, id, itemId, form, true);
    }

    @Post("/{id}/items/{itemId}/no-order")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> noOrder(HttpRequest<?> request, long id, long itemId, @Body ItemForm form) {
        return decide(request, id, itemId, form, false);
    }

    @Post("/{id}/move")
    @Needs(Permission.CHANGE_DEPARTURE)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(HttpRequest<?> request, long id, @Body ItemForm form) {
        return act(
                request,
                id,
                form,
                "move",
                actor -> departures.moveLastDay(
                        id, TypedDay.of("last-day", form.lastDay()), form.typed("reason"), actor));
    }

    @Post(uri = "/{id}/close", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEPARTURE)
    HttpResponse<?> close(HttpRequest<?> request, long id) {
        return act(request, id, ItemForm.EMPTY, "close", actor -> departures.close(id, actor));
    }

    @Post("/{id}/withdraw")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, long id, @Body ItemForm form) {
        return act(request, id, form, "withdraw", actor -> departures.withdraw(id, form.typed("reason"), actor));
    }

    @Get("/systems")
    HttpResponse<?> systems(HttpRequest<?> request) {
        return systems(request, SystemForm.EMPTY, "", "");
    }

    @Post("/systems")
    @Needs(Permission.CHANGE_DEPARTURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addSystem(HttpRequest<?> request, @Body SystemForm form) {
        try {
            systems.add(form.typedSystem(), form.typedOwner(), form.isShared(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/departures/systems"));
        } catch (DcimException e) {
            return systems(request, form, field(e, "system"), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/systems/{id}/remove", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEPARTURE)
    HttpResponse<?> removeSystem(HttpRequest<?> request, long id) {
        systems.remove(id, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    /** An act on a departure, in the name of somebody. */
    private interface Act {
        void by(String actor);
    }

    private HttpResponse<?> decide(HttpRequest<?> request, long id, long itemId, ItemForm form, boolean ordered) {
        return act(
                request,
                id,
                form,
                "item:" + itemId,
                actor -> departures.decideAdministratorPasswords(
                        id,
                        itemId,
                        ordered,
                        TypedDay.of("happened-on", form.happenedOn()),
                        form.typed("document"),
                        actor));
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, ItemForm form, String name, Act act) {
        try {
            act.by(SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, form, name, field(e, ""), text(request, e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, long id, ItemForm form, String act, String field, String fault) {
        Checklist list = departures.checklist(id);
        boolean complete = list.entries().stream()
                .filter(entry -> entry.item().kind() == ItemKind.SHARED_NOTICE)
                .allMatch(entry -> workingDays.isComplete(entry.item().dueOn().getYear()));
        return pages.page(
                request,
                list.departure().fullName(),
                "staff/departure",
                new DeparturePage(list, form, act, field, fault, complete));
    }

    private MutableHttpResponse<?> newForm(HttpRequest<?> request, DepartureForm form, String field, String fault) {
        var page = new NewDeparturePage(
                form,
                accounts.all().stream()
                        .filter(account -> standings.of(account) != Standing.DEACTIVATED)
                        .toList(),
                systems.present().size(),
                field,
                fault);
        return pages.page(request, pages.visit(request).t("departures.new"), "staff/new-departure", page);
    }

    private MutableHttpResponse<?> systems(HttpRequest<?> request, SystemForm form, String field, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("departures.systems"),
                "staff/systems",
                new SystemsPage(systems.present(), form, field, fault));
    }

    private static ItemKind itemKind(String code) {
        return ItemKind.of(code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", code, ""));
    }

    private static String field(DcimException failure, String other) {
        return failure.code() == ErrorCode.INVALID_VALUE
                ? failure.arguments().getFirst().toString()
                : other;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "departures.accepted.");
    }

    private static URI path(long id) {
        return URI.create("/departures/" + id);
    }

    private Sheet sheet(HttpRequest<?> request, String state, String q) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "departures",
                Stream.of(
                                "person",
                                "account",
                                "unit",
                                "post",
                                "kind",
                                "decision",
                                "last-day",
                                "state",
                                "progress",
                                "overdue",
                                "days-late",
                                "item",
                                "due",
                                "item-state",
                                "happened-on",
                                "document",
                                "remark",
                                "settled-by")
                        .map(column -> words.t("departures.column." + column))
                        .toList(),
                lists.page(state, q.strip()).lists().stream()
                        .flatMap(list -> DepartureTexts.rows(list, words).stream())
                        .toList());
    }
}
