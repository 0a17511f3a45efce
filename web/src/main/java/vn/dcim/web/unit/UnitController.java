package vn.dcim.web.unit;

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
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.unit.Units;
import vn.dcim.web.api.Failures;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of units. */
@Hidden
@Controller(UnitController.PATH)
@Needs(Permission.CHANGE_DEVICE)
final class UnitController {

    static final String PATH = "/units";

    private final Units units;
    private final SeenDevices devices;
    private final Pages pages;

    UnitController(Units units, SeenDevices devices, Pages pages) {
        this.units = units;
        this.devices = devices;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, UnitForm.EMPTY, 0, "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body UnitForm form) {
        return act(request, form, 0, () -> units.add(form.typedName(), form.typedShortName(), SignedIn.name(request)));
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> rename(HttpRequest<?> request, long id, @Body UnitForm form) {
        units.get(id);
        return act(
                request,
                form,
                id,
                () -> units.rename(id, form.typedName(), form.typedShortName(), SignedIn.name(request)));
    }

    private HttpResponse<?> act(HttpRequest<?> request, UnitForm form, long id, Runnable act) {
        try {
            act.run();
            return HttpResponse.seeOther(URI.create(PATH));
        } catch (DcimException e) {
            Words words = pages.visit(request).words();
            String fault = e.code() == ErrorCode.INVALID_VALUE
                    ? FieldText.of(e, words, "units.accepted.")
                    : Failures.text(words, e);
            return show(request, form, id, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, UnitForm typed, long id, String fault) {
        Map<Long, Long> counts = devices.listed(SignedIn.scope(request)).stream()
                .filter(device -> device.unitId() != null)
                .collect(Collectors.groupingBy(Device::unitId, Collectors.counting()));
        var page = new UnitsPage(
                units.all().stream()
                        .map(unit -> new UnitsPage.Row(unit, counts.getOrDefault(unit.id(), 0L)))
                        .toList(),
                typed,
                id,
                fault);
        return pages.page(request, pages.visit(request).t("units.title"), "unit/list", page);
    }
}
