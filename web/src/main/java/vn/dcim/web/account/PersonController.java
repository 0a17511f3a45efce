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
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.SignedIn;

/** The page on which administrators write down anew who has an account. */
@Hidden
@Controller("/accounts/{id}/person")
@Needs(Permission.CHANGE_ACCOUNT)
final class PersonController {

    private final Accounts accounts;
    private final AccountDesk desk;
    private final Pages pages;

    PersonController(Accounts accounts, AccountDesk desk, Pages pages) {
        this.accounts = accounts;
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> form(HttpRequest<?> request, long id) {
        Account account = known(id);
        return form(request, account, new NewAccountPage(AccountForm.of(account), "", ""));
    }

    @Post
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> describe(HttpRequest<?> request, long id, @Body AccountForm form) {
        Account account = known(id);
        try {
            desk.describe(id, form.person(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/accounts/" + id));
        } catch (DcimException e) {
            String fault = FieldText.of(e, pages.visit(request).words(), "accounts.accepted.");
            return form(request, account, new NewAccountPage(form, NewAccountPage.field(e), fault))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, Account account, NewAccountPage page) {
        return pages.page(
                request, pages.visit(request).t("accounts.describe"), "account/person", new PersonPage(account, page));
    }

    private Account known(long id) {
        return accounts.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", id));
    }
}
