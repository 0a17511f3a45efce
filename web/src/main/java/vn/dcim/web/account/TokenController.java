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
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of all tokens, each with the person who answers for it. */
@Hidden
@Controller(TokenController.PATH)
@Needs(Permission.READ_ACCOUNT)
final class TokenController {

    static final String PATH = "/accounts/tokens";

    private final ApiTokens tokens;
    private final TokenLines lines;
    private final Pages pages;

    TokenController(ApiTokens tokens, TokenLines lines, Pages pages) {
        this.tokens = tokens;
        this.lines = lines;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, 0, "");
    }

    @Post("/{id}/revoke")
    @Needs(Permission.CHANGE_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, long id, @Body ActForm form) {
        try {
            tokens.revoke(id, SignedIn.name(request), form.typedReason());
            return HttpResponse.seeOther(URI.create(PATH));
        } catch (DcimException e) {
            return show(request, id, FieldText.of(e, pages.visit(request).words(), "accounts.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("tokens.all"),
                "account/tokens",
                new TokensPage(lines.all(), id, fault));
    }
}
