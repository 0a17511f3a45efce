package vn.dcim.web.profile;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import vn.dcim.core.account.Permission;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** Profiles in the API. */
@Tag(name = "profiles")
@Controller("/api/v1/profiles")
@Needs(Permission.VIEW)
@Scoped
final class ProfileApi {

    private final Profiles profiles;

    ProfileApi(Profiles profiles) {
        this.profiles = profiles;
    }

    @Operation(
            summary = "Lists what the program knows to read",
            description = "protocol: snmp, mqtt. Sort: class, id, vendor, protocol, points, devices.")
    @Get
    ListPage<ProfileResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String protocol,
            @QueryValue(value = "class", defaultValue = "") String deviceClass,
            @QueryValue(defaultValue = "") String q) {
        return query.of(
                        profiles.find(new ProfileFilter(protocol, deviceClass, q, ""), SignedIn.scope(request)),
                        Profiles.SORTS)
                .map(ProfileResource::of);
    }

    @Operation(summary = "Shows a profile with all that it reads")
    @Get("/{id}")
    ProfileDetailResource get(HttpRequest<?> request, String id) {
        return ProfileDetailResource.of(profiles.get(id, SignedIn.scope(request)));
    }
}
