package vn.dcim.web.account;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.IssuedPassword;
import vn.dcim.core.account.PasswordChanges;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.UnlockRequest;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.scope.ScopeDesk;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.staff.Delegation;
import vn.dcim.core.staff.Delegations;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.Grants;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** The pages of accounts: who has one, how it stands, and what administrators do about it. */
@Hidden
@Controller("/accounts")
@Needs(Permission.READ_ACCOUNT)
final class AccountController {

    private final AccountLines lines;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final PasswordChanges passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Scopes scopes;
    private final ScopeDesk scopeDesk;
    private final ScopeChoices choices;
    private final Departures departures;
    private final Delegations delegations;
    private final Grants grants;
    private final Pages pages;

    AccountController(
            AccountLines lines,
            Accounts accounts,
            AccountDesk desk,
            PasswordChanges passwords,
            SecondFactors factors,
            Sessions sessions,
            Scopes scopes,
            ScopeDesk scopeDesk,
            ScopeChoices choices,
            Departures departures,
            Delegations delegations,
            Grants grants,
            Pages pages) {
        this.lines = lines;
        this.accounts = accounts;
        this.desk = desk;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.scopes = scopes;
        this.scopeDesk = scopeDesk;
        this.choices = choices;
        this.departures = departures;
        this.delegations = delegations;
        this.grants = grants;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String standing,
            @QueryValue(defaultValue = "") String q) {
        return pages.page(
                request, pages.visit(request).t("accounts.title"), "account/list", lines.page(standing, q.strip()));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String standing,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, standing, q).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String standing,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, standing, q).xlsx();
    }

    @Get("/new")
    @Needs(Permission.CHANGE_ACCOUNT)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return newForm(request, new NewAccountPage(AccountForm.EMPTY, "", ""));
    }

    @Post("/new")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body AccountForm form) {
        try {
            IssuedPassword issued = grants.add(
                    form.typed("name"),
                    form.chosenRole(),
                    form.person(),
                    TypedDay.of("expires-on", form.typed("expires-on")),
                    form.request(),
                    form.supplierContract(),
                    SignedIn.name(request));
            return show(request, issued.account(), issued.password(), "", "", ActForm.EMPTY);
        } catch (DcimException e) {
            return newForm(request, new NewAccountPage(form, NewAccountPage.field(e), text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> account(HttpRequest<?> request, long id) {
        return show(request, known(id), "", "", "", ActForm.EMPTY);
    }

    @Post("/{id}/unlock")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> unlock(HttpRequest<?> request, long id, @Body ActForm form) {
        return act(
                request,
                id,
                "unlock",
                form,
                actor -> desk.unlock(id, way(form.way()), form.typedReason(), form.typedCode(), actor));
    }

    @Post("/{id}/second-factor")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> removeSecondFactor(HttpRequest<?> request, long id, @Body ActForm form) {
        return act(
                request,
                id,
                "second-factor",
                form,
                actor -> factors.removeLost(id, form.typedReason(), form.typedProof(), actor));
    }

    @Post("/{id}/deactivate")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> deactivate(HttpRequest<?> request, long id, @Body ActForm form) {
        return act(request, id, "deactivate", form, actor -> desk.deactivate(id, form.typedReason(), actor));
    }

    @Post("/{id}/reactivate")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reactivate(HttpRequest<?> request, long id, @Body ActForm form) {
        return act(
                request,
                id,
                "reactivate",
                form,
                actor -> desk.reactivate(
                        id, TypedDay.of("expires-on", form.typedExpiresOn()), form.typedReason(), actor));
    }

    @Post("/{id}/role")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> role(HttpRequest<?> request, long id, @Body ActForm form) {
        return act(
                request,
                id,
                "role",
                form,
                actor -> grants.changeRole(id, AccountForm.role(form.typedRole()), form.request(), actor));
    }

    @Post("/{id}/scope")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> scope(HttpRequest<?> request, long id, @Body ActForm form) {
        Account account = known(id);
        try {
            scopeDesk.change(id, form.chosenScope(), form.typedReason(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/accounts/" + id));
        } catch (DcimException e) {
            return show(request, account, "", text(request, e), "scope", form, Set.copyOf(form.chosenScope()))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/password")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> password(HttpRequest<?> request, long id, @Body ActForm form) {
        Account account = known(id);
        if (form.typedReason().isEmpty()) {
            DcimException missing = new DcimException(ErrorCode.INVALID_VALUE, "reason", "", "1–1000");
            return show(request, account, "", text(request, missing), "password", form)
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        IssuedPassword issued = passwords.issueAnew(id, SignedIn.name(request), form.typedReason());
        return show(request, issued.account(), issued.password(), "", "", ActForm.EMPTY);
    }

    @Post("/{id}/sessions")
    @Needs(Permission.CHANGE_ACCOUNT)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> endSessions(HttpRequest<?> request, long id, @Body ActForm form) {
        Account account = known(id);
        return act(request, id, "sessions", form, actor -> {
            if (form.typedReason().isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "reason", "", "1–1000");
            }
            form.chosenSession()
                    .ifPresentOrElse(
                            session -> sessions.end(account, session, actor, form.typedReason()),
                            () -> sessions.endOthers(account, "", actor, form.typedReason()));
        });
    }

    /** An act on an account, in the name of somebody. */
    private interface Act {
        void by(String actor);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, String name, ActForm form, Act act) {
        Account before = known(id);
        try {
            act.by(SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/accounts/" + id));
        } catch (DcimException e) {
            return show(request, before, "", text(request, e), name, form).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Account account, String issued, String fault, String act, ActForm typed) {
        return show(request, account, issued, fault, act, typed, scopes.keys(account));
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            Account account,
            String issued,
            String fault,
            String act,
            ActForm typed,
            Set<String> scope) {
        var page = new AccountPage(
                lines.line(account),
                factors.state(account),
                desk.unlockRequests(account.id()),
                sessions.of(account, SessionCookie.secret(request).orElse("")),
                departures.of(account),
                delegations.of(account).stream()
                        .map(delegation ->
                                delegation(delegation, pages.visit(request).words()))
                        .toList(),
                account.role().canBeNarrowed() ? choices.all() : Map.of(),
                scope,
                account.name().equals(SignedIn.name(request)),
                issued,
                fault,
                act,
                typed);
        return pages.page(request, account.name(), "account/detail", page);
    }

    private String delegation(Delegation delegation, Words words) {
        return known(delegation.fromAccountId()).name()
                + " → " + known(delegation.toAccountId()).name()
                + ", " + words.day(delegation.firstDay()) + " – " + words.day(delegation.lastDay())
                + ", " + delegation.document()
                + (delegation.revokedAt() == null ? "" : ", " + words.t("delegations.state.revoked"));
    }

    private MutableHttpResponse<?> newForm(HttpRequest<?> request, NewAccountPage page) {
        return pages.page(request, pages.visit(request).t("accounts.add"), "account/new", page);
    }

    private Account known(long id) {
        return accounts.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", id));
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "accounts.accepted.");
    }

    private static UnlockRequest.Way way(@Nullable String code) {
        return Stream.of(UnlockRequest.Way.values())
                .filter(way -> way.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "way", String.valueOf(code), ""));
    }

    private Sheet sheet(HttpRequest<?> request, String standing, String q) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "accounts",
                Stream.of(
                                "name",
                                "full-name",
                                "unit",
                                "post",
                                "role",
                                "grant",
                                "supplier",
                                "scope",
                                "standing",
                                "second-factor",
                                "last-used",
                                "password-until",
                                "expires-on",
                                "accepted")
                        .map(column -> words.t("accounts.column." + column))
                        .toList(),
                lines.page(standing, q.strip()).lines().stream()
                        .map(line -> row(line, words))
                        .toList());
    }

    private static List<String> row(AccountLine line, Words words) {
        Account account = line.account();
        return List.of(
                account.name(),
                account.person().fullName(),
                account.person().unit(),
                account.person().post(),
                words.t("role." + account.role().code()),
                words.t("grant." + line.coverage().code()),
                AccountTexts.contract(line.contract(), words),
                AccountTexts.scope(line.scope(), words),
                words.t("standing." + line.standing().code()),
                words.t("factor-standing." + line.factor().code()),
                account.lastUsedAt() == null ? "" : words.minute(account.lastUsedAt()),
                day(line.passwordUntil(), words),
                day(account.expiresOn(), words),
                AccountTexts.accepted(line.acceptance(), words));
    }

    private static String day(@Nullable LocalDate day, Words words) {
        return day == null ? "" : words.day(day);
    }
}
