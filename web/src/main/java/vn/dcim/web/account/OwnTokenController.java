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
import java.time.LocalDate;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.core.staff.Grants;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The page on which people make tokens for their programs, and revoke them. */
@Hidden
@Controller(OwnTokenController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class OwnTokenController {

    static final String PATH = "/me/tokens";

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Grants grants;
    private final TokenLines lines;
    private final Pages pages;

    OwnTokenController(ApiTokens tokens, Accounts accounts, Grants grants, TokenLines lines, Pages pages) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.grants = grants;
        this.lines = lines;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        return show(request, TokenForm.fresh(account(request).role(), words.day(tokens.usualEnd())), "", "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> issue(HttpRequest<?> request, @Body TokenForm form) {
        Words words = pages.visit(request).words();
        Account account = account(request);
        try {
            String token = grants.issueToken(
                    account,
                    form.scope(account.role()),
                    new GrantRequest(form.typedName(), form.typedDocument(), form.typedApprover(), lastDay(form)));
            return show(request, TokenForm.fresh(account.role(), words.day(tokens.usualEnd())), token, "", "");
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return show(
                            request,
                            form,
                            "",
                            e.arguments().getFirst().toString(),
                            FieldText.of(e, words, "tokens.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/{id}/revoke", consumes = MediaType.ALL)
    HttpResponse<?> revoke(HttpRequest<?> request, long id) {
        tokens.revokeOwn(account(request), id);
        return HttpResponse.seeOther(URI.create(PATH));
    }

    private static LocalDate lastDay(TokenForm form) {
        LocalDate day = TypedDay.of("token-until", form.typedUntil());
        if (day == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "token-until", "", "");
        }
        return day;
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, TokenForm typed, String issued, String field, String fault) {
        Account account = account(request);
        var page = new OwnTokensPage(lines.of(account), account.role(), typed, issued, field, fault);
        return pages.page(request, pages.visit(request).t("tokens.title"), "account/own-tokens", page);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }
}
