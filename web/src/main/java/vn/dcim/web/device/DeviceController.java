package vn.dcim.web.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of devices. */
@Hidden
@Controller("/devices")
@Needs(Permission.VIEW)
final class DeviceController {

    private final DevicePages devices;
    private final DeviceRegistry registry;
    private final DeviceChanges changes;
    private final Pages pages;

    DeviceController(DevicePages devices, DeviceRegistry registry, DeviceChanges changes, Pages pages) {
        this.devices = devices;
        this.registry = registry;
        this.changes = changes;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean DeviceView view) {
        Visit visit = pages.visit(request);
        var page = devices.list(view.filter(), view.order(), visit.words());
        return pages.page(request, visit.t("devices.title"), "device/list", page);
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean DeviceView view) {
        return sheet(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean DeviceView view) {
        return sheet(request, view).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request, DeviceView view) {
        Words words = pages.visit(request).words();
        return devices.sheet(devices.list(view.filter(), view.order(), words), words);
    }

    @Get("/{id}")
    HttpResponse<?> device(HttpRequest<?> request, long id, @QueryValue(defaultValue = "0") long point) {
        Visit visit = pages.visit(request);
        Device device = registry.get(id);
        return pages.page(
                request, device.name(), "device/detail", devices.device(device, point, visit.words(), visit.now()));
    }

    @Post(uri = "/{id}/pause", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> pause(HttpRequest<?> request, long id) {
        changes.setState(id, Device.State.PAUSED, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    @Post(uri = "/{id}/resume", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> resume(HttpRequest<?> request, long id) {
        changes.setState(id, Device.State.ACTIVE, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }
}
