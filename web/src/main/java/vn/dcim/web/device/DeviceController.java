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
import vn.dcim.web.export.Sheet;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The pages of devices. */
@Hidden
@Controller("/devices")
@Needs(Permission.VIEW)
@Scoped
final class DeviceController {

    private final DevicePages devicePages;
    private final SeenDevices devices;
    private final DeviceChanges changes;
    private final Pages pages;

    DeviceController(DevicePages devicePages, SeenDevices devices, DeviceChanges changes, Pages pages) {
        this.devicePages = devicePages;
        this.devices = devices;
        this.changes = changes;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean DeviceView view) {
        Visit visit = pages.visit(request);
        var page = devicePages.list(view.filter(), view.order(), visit.scope(), visit.words());
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
        Visit visit = pages.visit(request);
        var page = devicePages.list(view.filter(), view.order(), visit.scope(), visit.words());
        return devicePages.sheet(page, visit.words());
    }

    @Get("/{id}")
    HttpResponse<?> device(HttpRequest<?> request, long id, @QueryValue(defaultValue = "0") long point) {
        Visit visit = pages.visit(request);
        Device device = devices.get(id, visit.scope());
        return pages.page(request, device.name(), "device/detail", devicePages.device(device, point, visit));
    }

    @Post(uri = "/{id}/pause", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> pause(HttpRequest<?> request, long id) {
        changes.setState(devices.get(id, SignedIn.scope(request)), Device.State.PAUSED, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    @Post(uri = "/{id}/resume", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> resume(HttpRequest<?> request, long id) {
        changes.setState(devices.get(id, SignedIn.scope(request)), Device.State.ACTIVE, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }
}
