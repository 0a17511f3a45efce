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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standings;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.Delegation;
import vn.dcim.core.staff.Delegations;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page on which people give rights to their deputies for a term, and take them back. */
@Hidden
@Controller("/delegations")
@Needs(Permission.VIEW)
final class DelegationController {

    private final Delegations delegations;
    private final Accounts accounts;
    private final Standings standings;
    private final Pages pages;
    private final Clock clock;

    DelegationController(Delegations delegations, Accounts accounts, Standings standings, Pages pages, Clock clock) {
        this.delegations = delegations;
        this.accounts = accounts;
        this.standings = standings;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, DelegationForm.EMPTY, "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> give(HttpRequest<?> request, @Body Map<String, Object> fields) {
        var form = new DelegationForm(fields);
        Account reader = reader(request);
        refuseDisplay(reader, request);
        String from = mayRecord(reader) && !form.typed("from").isEmpty() ? form.typed("from") : reader.name();
        try {
            delegations.give(
                    from,
                    form.typed("to"),
                    form.permissions(),
                    TypedDay.of("first-day", form.typed("firstDay")),
                    TypedDay.of("last-day", form.typed("lastDay")),
                    form.typed("reason"),
                    form.typed("document"),
                    reader.name());
            return HttpResponse.seeOther(URI.create("/delegations"));
        } catch (DcimException e) {
            String field = e.code() == ErrorCode.INVALID_VALUE
                    ? e.arguments().getFirst().toString()
                    : "to";
            return show(request, form, field, FieldText.of(e, words(request), "delegations.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/{id}/revoke", consumes = MediaType.ALL)
    HttpResponse<?> revoke(HttpRequest<?> request, long id) {
        Account reader = reader(request);
        // why: whoever has nothing to do with a delegation is not told that there is one
        if (!isRevocable(delegations.get(id), reader)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "delegation", id);
        }
        delegations.revoke(id, reader.name());
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, DelegationForm form, String field, String fault) {
        Visit visit = pages.visit(request);
        Account reader = reader(request);
        Map<Long, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Words.ZONE);
        List<DelegationPage.Row> rows = delegations.all().stream()
                .filter(one -> visit.may(Permission.READ_ACCOUNT)
                        || reader.id().equals(one.fromAccountId())
                        || reader.id().equals(one.toAccountId()))
                .map(one -> new DelegationPage.Row(
                        one,
                        known.get(one.fromAccountId()),
                        known.get(one.toAccountId()),
                        one.state(today),
                        isRevocable(one, reader)))
                .toList();
        boolean records = mayRecord(reader);
        var page = new DelegationPage(
                rows,
                known.values().stream()
                        .filter(account -> standings.of(account).keepsRights() && account.role() != Role.DISPLAY)
                        .sorted(java.util.Comparator.comparing(Account::name))
                        .toList(),
                Optional.of(form.typed("from"))
                        .filter(typed -> records && !typed.isEmpty())
                        .orElse(reader.name()),
                Stream.of(Permission.values())
                        .filter(permission -> permission != Permission.VIEW)
                        .filter(permission -> records || reader.role().may(permission))
                        .toList(),
                form,
                field,
                fault);
        return pages.page(request, visit.t("delegations.title"), "staff/delegations", page);
    }

    private static boolean isRevocable(Delegation delegation, Account reader) {
        return reader.id().equals(delegation.fromAccountId()) || mayRecord(reader);
    }

    // why: by the own role, so that rights that were given are not given on
    private static boolean mayRecord(Account reader) {
        return reader.role().may(Permission.CHANGE_ACCOUNT);
    }

    private static void refuseDisplay(Account reader, HttpRequest<?> request) {
        if (reader.role() == Role.DISPLAY) {
            throw new DcimException(ErrorCode.FORBIDDEN, request.getMethodName() + " " + request.getPath());
        }
    }

    private Account reader(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }
}
