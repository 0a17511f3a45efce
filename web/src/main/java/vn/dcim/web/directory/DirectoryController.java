package vn.dcim.web.directory;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import vn.dcim.core.account.Permission;
import vn.dcim.core.directory.DirectoryDesk;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.oidc.OidcDesk;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page on which administrators see how it stands with the directory and the identity provider. */
@Hidden
@Controller("/directory")
@Needs(Permission.CHANGE_ACCOUNT)
final class DirectoryController {

    private final @Nullable DirectoryDesk desk;
    private final @Nullable OidcDesk provider;
    private final Pages pages;

    DirectoryController(@Nullable DirectoryDesk desk, @Nullable OidcDesk provider, Pages pages) {
        this.desk = desk;
        this.provider = provider;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @QueryValue(defaultValue = "") String name) {
        String typed = name.strip();
        var page = new DirectoryPage(
                desk == null ? null : desk.report(),
                desk == null || typed.isEmpty() ? null : desk.test(typed),
                provider == null ? null : provider.report());
        return pages.page(request, pages.visit(request).t("directory.title"), "directory/page", page);
    }

    @Post("/follow")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> follow(HttpRequest<?> request, @Body FollowForm form) {
        if (desk == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "directory", "");
        }
        desk.follow(form.isSure(), SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/directory"));
    }
}
