package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Says whose system a device is. What scopes are made of is changed only by who sees everything. */
@Hidden
@Controller("/devices")
@Needs(Permission.CHANGE_DEVICE)
final class DeviceUnitController {

    private final SeenDevices devices;
    private final DeviceChanges changes;

    DeviceUnitController(SeenDevices devices, DeviceChanges changes) {
        this.devices = devices;
        this.changes = changes;
    }

    /** @param unit id of an agency; empty for the centre's own */
    @Serdeable
    record Choice(@Nullable String unit) {

        @Nullable
        Long id() {
            if (unit == null || unit.isBlank()) {
                return null;
            }
            if (!unit.matches("\\d{1,18}")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "unit", unit, "1");
            }
            return Long.valueOf(unit);
        }
    }

    @Post("/{id}/unit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Choice choice) {
        changes.setUnit(devices.get(id, SignedIn.scope(request)), choice.id(), SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/devices/" + id));
    }
}
