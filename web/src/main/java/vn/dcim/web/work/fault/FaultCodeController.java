package vn.dcim.web.work.fault;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.notify.NoticeConfig;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.web.account.QrCode;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The code under which faults of an asset are reported: made, printed, renewed, revoked. */
@Hidden
@Controller("/equipment/{id}/fault-code")
@Needs(Permission.CHANGE_ASSET)
final class FaultCodeController {

    private final FaultDesk desk;
    private final Assets assets;
    private final NoticeConfig addresses;
    private final Pages pages;

    FaultCodeController(FaultDesk desk, Assets assets, NoticeConfig addresses, Pages pages) {
        this.desk = desk;
        this.assets = assets;
        this.addresses = addresses;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return show(request, id, null);
    }

    /** Makes or renews it; the address is shown this once. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(HttpRequest<?> request, long id) {
        String path = FaultReportController.PATH + "/" + desk.make(id, SignedIn.name(request));
        return show(request, id, addresses.link(path).orElse(path));
    }

    @Post("/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, long id) {
        desk.revoke(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/equipment/" + id + "/fault-code"));
    }

    private HttpResponse<?> show(HttpRequest<?> request, long id, @Nullable String address) {
        return pages.page(
                request,
                pages.visit(request).t("fault.code"),
                "fault/code",
                new FaultCodePage(
                        assets.get(id),
                        desk.code(id).orElse(null),
                        address == null ? "" : address,
                        address == null ? null : QrCode.of(address)));
    }
}
