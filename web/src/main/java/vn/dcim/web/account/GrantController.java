package vn.dcim.web.account;

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
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of what was approved for an account: its role, its tokens, and the contract of a supplier. */
@Hidden
@Controller("/accounts/{id}/grants")
@Needs(Permission.READ_ACCOUNT)
final class GrantController {

    private final Accounts accounts;
    private final AccountLines lines;
    private final Grants grants;
    private final SupplierContracts contracts;
    private final Pages pages;

    GrantController(Accounts accounts, AccountLines lines, Grants grants, SupplierContracts contracts, Pages pages) {
        this.accounts = accounts;
        this.lines = lines;
        this.grants = grants;
        this.contracts = contracts;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, long id) {
        return show(request, known(id), GrantForm.EMPTY, "", "");
    }

    @Post
    @Needs(Permission.CHANGE_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> record(HttpRequest<?> request, long id, @Body GrantForm form) {
        return act(request, id, form, actor -> grants.record(id, form.request(), actor));
    }

    @Post("/end")
    @Needs(Permission.CHANGE_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(HttpRequest<?> request, long id, @Body GrantForm form) {
        return act(request, id, form, actor -> grants.end(id, form.typed("reason"), actor));
    }

    @Post("/contract")
    @Needs(Permission.CHANGE_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> contract(HttpRequest<?> request, long id, @Body GrantForm form) {
        return act(request, id, form, actor -> contracts.record(id, form.terms(), actor));
    }

    /** An act on what was approved, in the name of somebody. */
    private interface Act {
        void by(String actor);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, GrantForm form, Act act) {
        Account account = known(id);
        try {
            act.by(SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/accounts/" + id + "/grants"));
        } catch (DcimException e) {
            String field = e.code() == ErrorCode.INVALID_VALUE
                    ? e.arguments().getFirst().toString()
                    : "reason";
            String fault = FieldText.of(e, pages.visit(request).words(), "accounts.accepted.");
            return show(request, account, form, field, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Account account, GrantForm typed, String field, String fault) {
        List<Grant> all = grants.of(account.id());
        Grant newest = grants.ofRoles().get(account.id());
        boolean going = newest != null && newest.endedAt() == null;
        var page = new GrantPage(lines.line(account), all, going, typed, field, fault);
        return pages.page(request, pages.visit(request).t("grants.title"), "account/grants", page);
    }

    private Account known(long id) {
        return accounts.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", id));
    }
}
