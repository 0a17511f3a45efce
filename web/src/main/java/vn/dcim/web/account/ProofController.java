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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** Where somebody proves anew to be the owner of the account, before a sensitive act that cannot ask for it itself. */
@Hidden
@Controller(ProofController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class ProofController {

    static final String PATH = "/me/proof";

    private final FreshProof proof;
    private final Accounts accounts;
    private final ProofPages pages;
    private final HttpClientAddressResolver addresses;

    ProofController(FreshProof proof, Accounts accounts, ProofPages pages, HttpClientAddressResolver addresses) {
        this.proof = proof;
        this.accounts = accounts;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> form(HttpRequest<?> request, @QueryValue(defaultValue = MeController.PATH) String next) {
        return show(request, next, Optional.empty()).status(HttpStatus.OK);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> prove(HttpRequest<?> request, @Body Map<String, Object> form) {
        String next = Objects.toString(form.get("next"), MeController.PATH);
        Optional<FreshProof.Fault> fault = proof.prove(
                account(request),
                SessionCookie.secret(request).orElse(""),
                Objects.toString(form.get(ProofPage.PASSWORD), ""),
                Objects.toString(form.get(ProofPage.CODE), ""),
                addresses.resolve(request));
        return fault.isPresent() ? show(request, next, fault) : HttpResponse.seeOther(LocalPath.of(next));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String next, Optional<FreshProof.Fault> fault) {
        String local = LocalPath.of(next).toString();
        return pages.show(
                request,
                PATH,
                List.of(new ProofPage.Field("next", local)),
                local,
                proof.means(account(request)),
                fault);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }
}
