package vn.dcim.web.profile;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The pages of profiles. */
@Hidden
@Controller("/profiles")
@Needs(Permission.VIEW)
@Scoped
final class ProfileController {

    private static final int MOST = 1000;

    private final Profiles profiles;
    private final Pages pages;

    ProfileController(Profiles profiles, Pages pages) {
        this.profiles = profiles;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String protocol,
            @QueryValue(value = "class", defaultValue = "") String deviceClass,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = ProfileFilter.USUAL_SORT) String sort) {
        var filter = new ProfileFilter(protocol, deviceClass, q.strip(), sort);
        return pages.page(
                request,
                pages.visit(request).t("profiles.title"),
                "profile/list",
                page(filter, SignedIn.scope(request)));
    }

    private ProfileListPage page(ProfileFilter filter, Scope scope) {
        List<UsedProfile> all = profiles.find(new ProfileFilter("", "", "", filter.sort()), scope);
        return new ProfileListPage(
                new ListQuery(0, MOST, filter.sort())
                        .of(profiles.find(filter, scope), Profiles.SORTS)
                        .items(),
                filter,
                all.stream()
                        .collect(Collectors.groupingBy(
                                used -> used.profile().protocol(), TreeMap::new, Collectors.counting())),
                profiles.find(filter.withClass(""), scope).stream()
                        .collect(Collectors.groupingBy(
                                used -> used.profile().deviceClass(), TreeMap::new, Collectors.counting())));
    }

    @Get("/{id}")
    HttpResponse<?> profile(HttpRequest<?> request, String id) {
        var page = new ProfilePage(profiles.get(id, SignedIn.scope(request)), profiles.extending(id));
        return pages.page(request, id, "profile/detail", page);
    }
}
