package vn.dcim.web.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.unit.Units;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Devices that are not in the registry yet, in the API. */
@Tag(name = "devices")
@Controller("/api/v1/devices")
@Needs(Permission.CHANGE_DEVICE)
final class NewDeviceApi {

    private static final Map<String, Comparator<DeviceOffers.Offer>> SORTS =
            Map.of("address", Comparator.comparing(DeviceOffers.Offer::address));

    private final DeviceIdentifier identifier;
    private final DeviceAdditions additions;
    private final Units units;
    private final List<DeviceOffers> offers;

    NewDeviceApi(DeviceIdentifier identifier, DeviceAdditions additions, Units units, List<DeviceOffers> offers) {
        this.identifier = identifier;
        this.additions = additions;
        this.units = units;
        this.offers = offers;
    }

    @Operation(
            summary = "Lists devices that were heard on the broker and not added yet",
            description = "Sort: address.")
    @Get("/offers")
    @Needs(Permission.VIEW)
    ListPage<OfferResource> offers(@RequestBean ListQuery query) {
        return query.of(
                        offers.stream()
                                .flatMap(source -> source.offers().stream())
                                .toList(),
                        SORTS)
                .map(OfferResource::of);
    }

    @Operation(
            summary = "Asks a device what it is and what would be read of it",
            description = "Changes nothing. Takes seconds, 60 at most. Credentials are never answered.")
    @Post("/identify")
    @Costs(Cost.DEVICE_QUESTIONS)
    DeviceReadingResource identify(@Body DeviceQuestion question) {
        return DeviceReadingResource.of(identifier.identify(question));
    }

    @Operation(
            summary = "Identifies a device and adds it",
            description = "It is asked from then on. Takes seconds, 60 at most. Credentials are never answered.")
    @ApiResponse(responseCode = "201", description = "The device; its address stands in the header Location")
    @Post
    @Costs(Cost.DEVICE_QUESTIONS)
    HttpResponse<DeviceResource> add(HttpRequest<?> request, @Body NewDeviceResource wanted) {
        NewDevice device = wanted.device();
        additions.check(device);
        Identified identified = identifier.identify(wanted.question());
        Device added = additions.add(identified, device, SignedIn.name(request));
        return HttpResponse.created(
                DeviceResource.of(added, units.nameOf(added.unitId())), URI.create("/api/v1/devices/" + added.id()));
    }
}
